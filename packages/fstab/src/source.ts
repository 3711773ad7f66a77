import { isAddress, shown, type Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'
import { isBlock, isNet, isPseudo, TAGS } from './vocabulary.ts'
import { warning } from './warning.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What cannot be meant by the first field. */
export function* sourceProblems(entry: Entry): Generator<Problem<Entry>> {
  const { spec, vfstype } = entry
  if (spec === '') {
    yield warning('empty-source', entry, 'spec', 'the source is empty, for \\000 ends a field')
  } else if (/^nfs4?$/.test(vfstype)) {
    yield* nfs(entry)
  } else if (/^(?:cifs|smb3|smbfs)$/.test(vfstype)) {
    yield* cifs(entry)
  } else if (UUID.test(spec)) {
    yield warning('missing-tag', entry, 'spec', `a UUID alone names no device; write UUID=${spec}`)
  } else if (!isPseudo(vfstype) && !isNet(vfstype) && !hasOwnForm(entry)) {
    yield* device(entry)
  }
}

/** mount.ceph(8) takes `user@fsid.name=/path` and a FUSE program what it likes, such as `id=admin`: they look like tags. */
function hasOwnForm({ spec, vfstype }: Entry): boolean {
  return (vfstype === 'ceph' && spec.includes('@')) || /^fuse(?:\.|$)/.test(vfstype)
}

/** mount.nfs(8) wants `host:path`, and takes what stands before the first colon for the host. */
function* nfs(entry: Entry): Generator<Problem<Entry>> {
  const { spec } = entry
  const [, address, path = ''] = /^([^/[\]]*:[^/[\]]*):(\/.*)$/s.exec(spec) ?? []
  if (address !== undefined && isAddress(address.replace(/%.*$/s, ''))) {
    const host = address.slice(0, address.indexOf(':'))
    const message = `mount.nfs takes ${shown(host)} for the host; write the address in brackets: [${address}]:${path}`
    yield warning('nfs-source', entry, 'spec', message)
  }
  if (spec.includes(':')) return
  const slash = spec.indexOf('/')
  const instead = slash > 0 ? `${spec.slice(0, slash)}:${spec.slice(slash)}` : 'host:/path'
  yield warning('nfs-source', entry, 'spec', `${shown(spec)} names no host and path of it; write ${instead}`)
}

/** mount.cifs(8) wants `//host/share`. */
function* cifs(entry: Entry): Generator<Problem<Entry>> {
  const { spec } = entry
  if (/^(?:\/\/|\\\\)[^/\\]+[/\\]/.test(spec)) return
  const instead = /^[^/\\:]+:?\/+[^/]/.test(spec) ? `//${spec.replace(/:?\/+/, '/')}` : '//host/share'
  yield warning(
    'cifs-source',
    entry,
    'spec',
    `${shown(spec)} names no host and share of it; write ${instead}`,
  )
}

function* device(entry: Entry): Generator<Problem<Entry>> {
  const { spec, vfstype } = entry
  const tag = /^([^/=]+)=(.*)$/s.exec(spec)
  if (tag !== null) yield* tagged(entry, tag[1] ?? '', tag[2] ?? '')
  else if (isBlock(vfstype) && !spec.startsWith('/')) {
    yield warning(
      'relative-source',
      entry,
      'spec',
      `${shown(spec)} is no path of a device for ${vfstype}; ${deviceAdvice(spec)}`,
    )
  }
}

/** What may be the path of a device below `/dev`. */
const DEVICE = /^[\w.:+-]+(?:\/[\w.:+-]+)*$/

function deviceAdvice(spec: string): string {
  // As the fstab of Cygwin and MSYS has it.
  if (/^[a-z]:(?:[\\/]|$)/i.test(spec))
    return 'Linux knows no drives of Windows; write the device, as in UUID=… or /dev/sda1'
  if (spec === 'none' || !DEVICE.test(spec)) return 'write the device, as in UUID=… or /dev/sda1'
  return spec.startsWith('dev/') ? `write /${spec}` : `write /dev/${spec}`
}

function* tagged(entry: Entry, name: string, value: string): Generator<Problem<Entry>> {
  const unquoted = value.replace(/^(["'])(.*)\1$/s, '$2')
  if (!TAGS.has(name)) {
    const upper = name.toUpperCase()
    const advice = TAGS.has(upper) ? `write ${upper}=${value}` : `the tags are ${[...TAGS].join('=, ')}=`
    yield warning(
      'unsupported-tag',
      entry,
      'spec',
      `${shown(`${name}=`)} is no tag that mount knows; ${advice}`,
    )
  } else if (/^(["'])[^"']*$/.test(value)) {
    const closed = `${name}=${value}${value.charAt(0)}`
    yield warning(
      'unbalanced-quote',
      entry,
      'spec',
      `a quotation mark is not closed, so that mount finds no device; write ${closed}`,
    )
  } else if (unquoted === '') {
    yield warning('empty-tag', entry, 'spec', `nothing stands behind ${name}=, so that it names no device`)
  } else if (unquoted.startsWith('/dev/') && name !== 'LABEL' && name !== 'PARTLABEL') {
    yield warning(
      'path-in-tag',
      entry,
      'spec',
      `${unquoted} is a path and no ${name}; write ${unquoted} alone`,
    )
  } else if (name === 'ID') {
    yield warning(
      'tag-for-mount-only',
      entry,
      'spec',
      `systemd does not know the tag ID=; write /dev/disk/by-id/${unquoted}`,
    )
  }
}
