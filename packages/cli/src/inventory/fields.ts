import { z } from 'zod'

/** A label of a host name (RFC 1123, section 2.1). */
const label = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, {
  error: 'is no valid host name: 1 to 63 letters, digits and inner hyphens (RFC 1123)',
})

/** A label that the resolver would not read as an address, as inet_aton(3) reads `10` and `0x1f`. */
export const hostName: z.ZodType<string, string> = label.regex(/^(?!\d+$|0[xX][0-9a-fA-F]*$)/, {
  error: 'is read as an address by the resolver: choose another name',
})

/** The name of a file beside the inventory, which is also one in the generated tree. */
export const fileBeside: z.ZodType<string, string> = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._+@~-]{0,127}$/, {
    error:
      'is no name of a file beside the inventory: letters, digits and any of . _ + @ ~ -, and no directory',
  })

/** The name of a shared root, which stands beside those of nodes in the directories of the master. */
export const rootName: z.ZodType<string, string> = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, {
    error: 'is no name of a shared root: 1 to 63 letters, digits and inner hyphens',
  })

export const domain: z.ZodType<string, string> = z
  .string()
  .max(253, { error: 'must have at most the 253 characters of a domain name' })
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
    {
      error:
        'is no valid domain name: labels of letters, digits and inner hyphens, with dots between (RFC 1123)',
    },
  )

export const ipv4: z.ZodType<string, string> = z
  .string()
  .regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/, {
    error: 'is no IPv4 address, such as 10.0.33.1 (four numbers up to 255, without leading zeros)',
  })

export const subnet: z.ZodType<string, string> = z
  .string()
  .regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|(?=\/))){4}\/(?:[1-9]|[12]\d|30)$/, {
    error: 'is no IPv4 subnet, such as 10.0.33.0/24 (a prefix length of 1 to 30)',
  })

/** An address with the length of its prefix. */
export const prefixed: z.ZodType<string, string> = z
  .string()
  .regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|(?=\/))){4}\/(?:[1-9]|[12]\d|3[0-2])$/, {
    error: 'is no IPv4 address with a prefix length, such as 10.0.33.1/24',
  })

/** The spellings of an Ethernet address: pairs with colons or dashes, or Cisco's groups of four with dots. */
const MAC =
  /^[0-9a-fA-F]{2}(?:(?::[0-9a-fA-F]{2}){5}|(?:-[0-9a-fA-F]{2}){5})$|^[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}$/

/** An Ethernet address, or one of InfiniBand's 20 octets. */
export const hardwareAddress: z.ZodType<string, string> = z
  .string()
  .refine(text => MAC.test(text) || /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){19}$/.test(text), {
    error: 'is no MAC address, such as 08:00:27:00:33:11',
  })
  .overwrite(normaliseMac)

/** Any spelling of an Ethernet address as six pairs in lower case with colons. */
function normaliseMac(text: string): string {
  return (text.toLowerCase().match(/[0-9a-f]{2}/g) ?? []).join(':')
}

const NOT_PLAIN = 'is not a plain path: no "." or "..", no "//", no "/" at the end, and not "/" alone'

/**
 * A path that exports(5), a kernel command line and a shell all read as it is written. A blank ends a kernel
 * argument, a comma begins the mount options of nfsroot=, a percent sign in it is replaced by the kernel.
 */
export const path: z.ZodType<string, string> = pathText()
  .regex(/^\//, { error: 'is not an absolute path: it must begin with "/"' })
  .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/, { error: NOT_PLAIN })

/** As a path, or `none`, which is where fstab(5) has swap. */
export const mountPoint: z.ZodType<string, string> = pathText()
  .regex(/^(?:\/|none$)/, { error: 'is not an absolute path: it must begin with "/", or be none for swap' })
  .regex(/^(?:none|(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+)$/, { error: NOT_PLAIN })

function pathText(): z.ZodString {
  return z
    .string()
    .max(255, { error: 'must have at most 255 characters' })
    .regex(/^[A-Za-z0-9._+@~/-]*$/, {
      error: 'must be of letters, digits and any of . _ + @ ~ - /, which a kernel command line can carry',
    })
}

/** What the kernel takes (dev_valid_name: 1 to 15 bytes, no slash, colon or blank), as far as ifupdown reads it too. */
export const interfaceName: z.ZodType<string, string> = z
  .string()
  .max(15, { error: 'is no interface name: the kernel takes at most 15 characters' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, {
    error: 'is no interface name, such as eth0 or enp0s8 (letters, digits and any of _ . -)',
  })
  .regex(/^(?!lo$)/, { error: 'is the loopback interface, which needs no mention: leave it out' })
