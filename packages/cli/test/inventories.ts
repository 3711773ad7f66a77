import fc from 'fast-check'

/** Inventories without a fault, of every size and with every optional field there or not. */

const label = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,8}[a-z0-9])?$/).filter(name => name !== 'localhost')
const mac = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** 24 - 1 }), { minLength: 9, maxLength: 9 })
  .map(numbers =>
    numbers.map(
      number =>
        `02:00:00:${(number + 2 ** 24)
          .toString(16)
          .slice(1)
          .replace(/(..)(?=.)/g, '$1:')}`,
    ),
  )
const path = fc.stringMatching(/^(?:\/[a-z0-9][a-z0-9._+@~-]{0,8}){1,3}$/)
const paths = fc
  .tuple(path, path)
  .filter(([nfs, tftp]) => !`${nfs}/`.startsWith(`${tftp}/`) && !`${tftp}/`.startsWith(`${nfs}/`))
  .map(([nfs, tftp]) => ({ nfs, tftp }))

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined })
}

export const inventories: fc.Arbitrary<unknown> = fc
  .record({
    names: fc.uniqueArray(label, { minLength: 2, maxLength: 8 }),
    cluster: label,
    domain: fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.')),
    macs: mac,
    network: fc.integer({ min: 1, max: 250 }),
    range: optional(fc.constant(true)),
    masterMac: fc.boolean(),
    router: optional(fc.constant('254')),
    dns: optional(fc.constant(['9.9.9.9', '1.1.1.1'])),
    lease: optional(fc.integer({ min: 60, max: 2 ** 31 - 1 })),
    paths: optional(paths),
    disableIpv6: optional(fc.boolean()),
    async: optional(fc.boolean()),
  })
  .map(
    ({
      names,
      cluster,
      domain,
      macs,
      network,
      range,
      masterMac,
      router,
      dns,
      lease,
      paths,
      disableIpv6,
      async,
    }) => {
      const [master, ...nodes] = names
      const address = (host: number | string): string => `10.9.${network}.${host}`
      return {
        name: cluster,
        domain,
        networks: {
          boot: {
            subnet: address('0/24'),
            boot: true,
            range: range && [address(100), address(199)],
            router: router && address(router),
            dns,
            lease,
          },
        },
        master: {
          name: master,
          interfaces: {
            eth0: { network: 'boot', address: address(1), mac: masterMac ? macs[8] : undefined },
          },
        },
        nodes: Object.fromEntries(
          nodes.map((name, index) => [name, { mac: macs[index], address: address(index + 11) }]),
        ),
        paths,
        disableIpv6,
        async,
      }
    },
  )
