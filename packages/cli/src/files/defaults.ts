import type { Cluster } from '../cluster.ts'
import { assignment } from '../shell.ts'
import { NOTICE } from './notice.ts'

/** /etc/default/isc-dhcp-server: what dhcpd reads, and the interfaces that it serves. */
export function dhcpServerDefaults({ networks }: Cluster): string {
  const cards = networks.flatMap(({ service }) => (service === undefined ? [] : [service.server.interface]))
  return (
    `# ${NOTICE}\n` +
    assignment('DHCPDv4_CONF', '/etc/dhcp/dhcpd.conf') +
    assignment('DHCPDv4_PID', '/var/run/dhcpd.pid') +
    assignment('INTERFACESv4', [...new Set(cards)].join(' ')) +
    assignment('INTERFACESv6', '')
  )
}

/** /etc/default/tftpd-hpa: tftpd(8) shut into its directory, where without `--create` nobody can put anything. */
export function tftpServerDefaults({ paths }: Cluster): string {
  return (
    `# ${NOTICE}\n` +
    assignment('TFTP_USERNAME', 'tftp') +
    assignment('TFTP_DIRECTORY', paths.tftp) +
    assignment('TFTP_ADDRESS', '0.0.0.0:69') +
    assignment('TFTP_OPTIONS', '--secure')
  )
}
