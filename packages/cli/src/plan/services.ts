import type { FileChange } from './files.ts'

/** A systemd unit on the master whose files change. */
export interface ServicePlan {
  readonly name: string
  /** How it comes to read them: by the `apply` script, or only when somebody asks for it. */
  readonly how: 'restart' | 'reload' | 'on request'
  /** Below the output directory. */
  readonly files: readonly string[]
}

/** Those that are not simply restarted. */
const HOW: Readonly<Record<string, ServicePlan['how']>> = {
  // Its restart would stall the nodes that are up; exportfs -ra leaves them alone.
  'nfs-kernel-server': 'reload',
  // Its restart would take the roots away from the nodes that are up.
  networking: 'on request',
}

/** The services of the master that are to read their files again. */
export function servicePlans(files: readonly FileChange[]): readonly ServicePlan[] {
  const found = new Map<string, string[]>()
  for (const { path, change, services } of files) {
    if (change === 'leave') continue
    for (const service of services) found.set(service, [...(found.get(service) ?? []), path])
  }
  return [...found].map(([name, files]) => ({ name, how: HOW[name] ?? 'restart', files }))
}
