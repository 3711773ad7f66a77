import { z } from 'zod'
import { authorizedKey } from './authorized-key.ts'
import { fileBeside, interfaceName, mountPoint, path, rootName } from './fields.ts'
import { card } from './interface-schema.ts'
import {
  EXPORT_OPTIONS,
  SETTINGS,
  type BootSettings,
  type ExtraFile,
  type Mount,
  type NodeExtra,
  type NodeSettings,
  type RootSettings,
} from './types.ts'

/** What is one's own or a profile's, or false for who is not to have what a profile says. */
function orNone<T extends object>(schema: z.ZodType<T>): z.ZodType<T | false> {
  return z.union([z.literal(false), schema], {
    error: 'must be an object, or false to take away what a profile says',
  })
}

/** The name of a profile. */
export const PROFILE: z.ZodType<string, string> = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, {
  error: 'is no name of a profile: 1 to 63 letters, digits and inner hyphens or underscores',
})

/** One profile or several. */
export const profiles: z.ZodType<string | readonly string[]> = z.union([PROFILE, z.array(PROFILE)], {
  error: 'must be the name of a profile, or a list of such names',
})

/** A UUID in lower case, as PXELINUX asks for its file. */
export const uuid: z.ZodType<string, string> = z
  .string()
  .regex(/^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, {
    error: 'is no UUID, such as 564d1c0c-55c7-4ab0-8f2f-0b5f7c9a1f3e',
  })
  .overwrite(text => text.toLowerCase())

/** What this program says to the kernel itself, or what would change it. */
const OWN =
  /^(?:root|nfsroot|ip|initrd|BOOT_IMAGE|BOOTIF|net\.ifnames|nfslayer|overlay-size|rw|ro|boot|init|rdinit)(?:=|$)/

/** One word: PXELINUX ends nothing at a quotation mark, and the kernel joins words within them. */
const kernelArgument = z
  .string()
  .max(256, { error: 'must have at most 256 characters' })
  .regex(/^[!#-~]+$/, {
    error: 'is not one kernel argument: printable characters without a blank or a quotation mark',
  })
  .refine(text => !OWN.test(text), {
    error: 'is an argument that this program gives the kernel itself: leave it out',
  })

const boot: z.ZodType<BootSettings> = z
  .strictObject({
    firmware: z.enum(['bios', 'uefi', 'both']).optional().meta({
      description: "Whose boot loader it is given; both goes by the machine's own word.",
      default: SETTINGS.boot.firmware,
    }),
    arguments: z.array(kernelArgument).optional().meta({
      description:
        'Further arguments of the kernel, one a string; those of all profiles and the node add up.',
    }),
    serial: orNone(
      z.strictObject({
        port: z
          .int()
          .min(0)
          .max(3)
          .optional()
          .meta({ description: 'The number of the port, 0 being ttyS0.', default: 0 }),
        speed: z
          .int()
          .min(1200)
          .max(115200)
          .optional()
          .meta({ description: 'Bits a second.', default: 115200 }),
      }),
    )
      .optional()
      .meta({
        description:
          "A serial line for the boot loader and the kernel, beside the screen; false takes away a profile's.",
      }),
    file: z.enum(['mac', 'ip', 'uuid']).optional().meta({
      description: 'What PXELINUX finds its file by.',
      default: SETTINGS.boot.file,
    }),
    timeout: z.int().min(1).max(3600).optional().meta({
      description: 'Seconds to wait before the first label is booted.',
      default: SETTINGS.boot.timeout,
    }),
    menu: z
      .array(z.enum(['system', 'disk', 'memtest']))
      .min(1, { error: 'must name a label at least' })
      .refine(labels => new Set(labels).size === labels.length, {
        error: 'names a label twice: leave one of them out',
      })
      .optional()
      .meta({
        description: 'What can be chosen at the start; the first is booted if nothing is.',
        default: [...SETTINGS.boot.menu],
      }),
  })
  .meta({ id: 'boot' })

const root: z.ZodType<RootSettings> = z
  .strictObject({
    shared: z
      .union([rootName, z.literal(false)], {
        error: 'is no name of a shared root: give one, or false for a root of its own',
      })
      .optional()
      .meta({
        description:
          'The name of the root that it shares, which none of its nodes can write to; false for its own.',
        default: SETTINGS.root.shared,
      }),
    memory: z
      .string()
      .regex(/^(?:[1-9]\d?%|100%|[1-9]\d{0,8}[kmg])$/i, {
        error: 'is no size of a tmpfs, such as 50% of the memory, 512m or 4g',
      })
      .optional()
      .meta({
        description: 'The most that a node of a shared root may write: that is in its memory.',
        default: SETTINGS.root.memory,
      }),
  })
  .meta({ id: 'root' })

const mount: z.ZodType<Mount> = z
  .strictObject({
    source: z
      .string()
      .max(1024, { error: 'must have at most 1024 characters' })
      .regex(/^[A-Za-z0-9/.:_=@%+~[\]-]+$/, {
        error: 'is nothing to mount: a path, SERVER:/PATH, LABEL=… or the like, without blanks',
      })
      .optional()
      .meta({
        description:
          'What to mount, such as 10.0.33.1:/srv/home or LABEL=scratch; left out where a profile has said it.',
      }),
    type: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, { error: 'is no type of a file system, such as nfs or ext4' })
      .optional()
      .meta({ description: 'Its type; "none" with the option bind for a directory.', default: 'nfs' }),
    options: z
      .array(
        z.string().regex(/^[A-Za-z0-9][!$-+\--[\]-~]{0,254}$/, {
          error: 'is not one mount option: printable characters without a blank, a comma or a quotation mark',
        }),
      )
      .optional()
      .meta({ description: 'Mount options; "defaults" without any.' }),
  })
  .meta({ id: 'mount' })

const packageName = z.string().regex(/^[a-z0-9][a-z0-9+.-]{1,99}$/, {
  error: 'is no name of a Debian package, such as openssh-server',
})

const file: z.ZodType<ExtraFile> = z
  .strictObject({
    content: z.string().optional().meta({ description: 'What is in it.' }),
    from: fileBeside.optional().meta({ description: 'The file beside the inventory that has its content.' }),
    mode: z
      .string()
      .regex(/^0[0-7]{3}$/, { error: 'is no mode of a file, such as "0644"' })
      .optional()
      .meta({ description: 'Its permissions; it is of root.', default: '0644' }),
  })
  .refine(({ content, from }) => (content === undefined) !== (from === undefined), {
    error: 'must have its content in "content" or name a file with "from", one of the two',
  })
  .meta({ id: 'file' })

/** Lines for the end of a file. */
export const lines: z.ZodType<readonly string[]> = z.array(
  z.string().regex(/^[\t\x20-\x7e\x80-\uffff]*$/, {
    error: 'is not one line of text: remove the control characters',
  }),
)

const nodeExtra: z.ZodType<NodeExtra> = z
  .strictObject({
    fstab: lines.optional().meta({ description: 'Lines behind those of its fstab.' }),
    interfaces: lines.optional().meta({ description: 'Lines behind those of its network/interfaces.' }),
    pxelinux: lines.optional().meta({ description: 'Lines before the labels of its PXELINUX file.' }),
  })
  .meta({ id: 'extra' })

/** The settings that a profile and a node have alike. */
export const nodeSettings: {
  readonly [Field in keyof Required<NodeSettings>]: z.ZodType<NodeSettings[Field]>
} = {
  network: z.string().optional().meta({
    description: 'The served network it boots from; the one that its address is in unless named.',
  }),
  root: root.optional().meta({ description: 'Its root file system: its own, or one that it shares.' }),
  boot: boot.optional().meta({ description: 'How it starts.' }),
  interfaces: z.record(interfaceName, orNone(card)).optional().meta({
    description: "Its interfaces beside the one it boots over, by kernel name; false takes away a profile's.",
  }),
  mounts: z.record(mountPoint, orNone(mount)).optional().meta({
    description:
      "What it mounts beside its root, by mount point; that of swap is none. false takes away a profile's.",
  }),
  exports: z.array(z.enum(EXPORT_OPTIONS)).optional().meta({
    description: 'Options of the export of its root; one undoes its opposite that was said before.',
  }),
  packages: z.array(packageName).optional().meta({
    description: 'Debian packages for its root; those of all profiles and the node add up.',
  }),
  files: z.record(path, orNone(file)).optional().meta({
    description: "Further files of its root, by the absolute path; false takes away a profile's.",
  }),
  hooks: z.array(fileBeside).optional().meta({
    description:
      'Scripts that run in its root when it is built, behind the packages: files beside the inventory; they add up.',
  }),
  authorizedKeys: z.array(authorizedKey).optional().meta({
    description: 'Lines of authorized_keys: who may log in as root by SSH; they add up.',
  }),
  extra: nodeExtra.optional().meta({
    description:
      'Lines for its files that this program has no words for; they are read as the files are, and checked.',
  }),
}
