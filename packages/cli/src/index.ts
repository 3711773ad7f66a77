export { parseInventory } from './inventory/parse.ts'
export { inventoryJsonSchema } from './inventory/json-schema.ts'
export { InventoryError, type Fault, type Place } from './inventory/fault.ts'
export type {
  Architecture,
  Inventory,
  InventoryInterface,
  InventoryMaster,
  InventoryNetwork,
  InventoryNode,
} from './inventory/schema.ts'
export { compile } from './compile.ts'
export type { OutputFile } from './files/file.ts'
export { resolveCluster } from './cluster.ts'
export type { Cluster, Interface, Master, Network, Node, Service } from './cluster.ts'
export { readManifest, type Manifest, type ManifestEntry } from './manifest.ts'
export { OutputError, writeTree, type Changes } from './tree.ts'
export { run, type Streams } from './main.ts'
