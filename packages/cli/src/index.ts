export {
  locateInventory,
  parseInventory,
  type InventoryOptions,
  type LocatedInventory,
} from './inventory/parse.ts'
export { lockNameOf, lockText, type Lock } from './inventory/lock.ts'
export { explain, type Explained } from './inventory/explain.ts'
export { inventoryJsonSchema } from './inventory/json-schema.ts'
export { InventoryError, type Fault, type Place } from './inventory/fault.ts'
export type {
  AddressRange,
  Architecture,
  BootFile,
  BondMode,
  BootSettings,
  Draft,
  DraftNode,
  ExportOption,
  ExtraFile,
  Firmware,
  Inventory,
  InterfaceMethod,
  InventoryInterface,
  InventoryMaster,
  InventoryNetwork,
  InventoryNode,
  MasterExtra,
  MenuLabel,
  Mount,
  NodeExtra,
  NodeSettings,
  Profile,
  RootSettings,
  Route,
  SerialLine,
  SettledSettings,
} from './inventory/types.ts'
export { compile } from './compile.ts'
export type { OutputFile } from './files/file.ts'
export { resolveCluster } from './cluster.ts'
export type { Card } from './cards.ts'
export type { Server } from './inventory/served.ts'
export type {
  Cluster,
  Hook,
  Interface,
  Master,
  Network,
  Node,
  NodeBoot,
  NodeFile,
  NodeLayer,
  NodeMount,
  Service,
  SharedRoot,
} from './cluster.ts'
export { readManifest, type Manifest, type ManifestEntry } from './manifest.ts'
export { compareTree, textBefore, type Changes, type Comparison } from './tree/compare.ts'
export { OutputError } from './tree/error.ts'
export { massRemoval, refusal, type Permission } from './tree/refusal.ts'
export { isUnbroken, type Seal } from './tree/seal.ts'
export { writeChanges, writeTree, type WriteOptions } from './tree/write.ts'
export { plan, type Plan, type PlanOptions } from './plan/plan.ts'
export { reportPlan } from './plan/report.ts'
export type { Action as PlanAction } from './plan/effects.ts'
export type { Diff, DiffScope } from './plan/diffs.ts'
export type { FileChange } from './plan/files.ts'
export type { Assignment, LockChange } from './plan/lock.ts'
export type { Move, NodePlan } from './plan/nodes.ts'
export type { RootPlan } from './plan/roots.ts'
export type { ServicePlan } from './plan/services.ts'
export type { Packages } from './plan/tables.ts'
export { run, type Streams } from './main.ts'
export { check, rules as checkRules } from './check/check.ts'
export { singleRules } from './check/single-rules.ts'
export { directoryFiles } from './check/directory.ts'
export { memoryFiles, type Files } from './check/files.ts'
export type { Place as FindingPlace } from './check/place.ts'
export { jsonReport, report as reportFindings, type Paint } from './check/report.ts'
export type { Finding, Found, Rule, Severity } from './check/rule.ts'
export { sarifReport } from './check/sarif.ts'
export { readServices, readSystem, type Services, type System } from './check/system.ts'
export { reportWhich } from './which/report.ts'
export { which, type Which, type WhichClient } from './which/which.ts'
export { diagram } from './diagram/diagram.ts'
export { mermaid } from './diagram/mermaid.ts'
export { firstInventory, type Answers } from './inventory/first.ts'
