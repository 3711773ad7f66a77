import { z } from 'zod'

/** The kinds of keys that OpenSSH takes. */
const KINDS = [
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
]

const OPTIONS = String.raw`(?:(?:[^\s"]|"(?:[^"\\]|\\.)*")+ +)?`

/** Options, the kind, the key in base64, and a comment: as sshd(8) has the format of authorized_keys. */
const LINE = new RegExp(
  `^${OPTIONS}(${KINDS.map(kind => kind.replaceAll('.', String.raw`\.`)).join('|')}) +([A-Za-z0-9+/]+={0,2})(?: [^]*)?$`,
)

/** A line of authorized_keys, whose key is of the kind that it says. */
export const authorizedKey: z.ZodType<string, string> = z
  .string()
  .max(8192, { error: 'is longer than the 8192 characters of a line of authorized_keys' })
  .regex(/^\P{Cc}*$/u, { error: 'must be one line' })
  .refine(isKey, { error: 'is no public SSH key: give the line of a file such as id_ed25519.pub' })

function isKey(line: string): boolean {
  const [, kind = '', text = ''] = LINE.exec(line) ?? []
  const key = Buffer.from(text, 'base64')
  // It begins with its kind, and the length of that.
  return (
    kind !== '' &&
    key.length > 4 + kind.length &&
    key.readUInt32BE() === kind.length &&
    key.toString('latin1', 4, 4 + kind.length) === kind
  )
}
