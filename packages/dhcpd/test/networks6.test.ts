import { tells } from './told.ts'

tells(
  'networks',
  '%',
  `
subnet6 «2001:db8::1|2001:db8::»/64 { }
  host-bits words: 2001:db8::1/64 has bits behind its first 64; the network is 2001:db8::/64
subnet6 2001:db8::/«x|64» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "x"
subnet6 2001:db8::/«6x|64» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "6x"
subnet6 2001:db8::/«0x40|64» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "0x40"
subnet6 2001:db8::/«-64|64» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "-64"
subnet6 1:2:3:4:5:6:7:9/«127|128» { }
  host-bits words: 1:2:3:4:5:6:7:9/127 has bits behind its first 127; the network is 1:2:3:4:5:6:7:8/127
subnet6 1:0:3:4:5:6:7:9/«127|128» { }
  host-bits words: 1:0:3:4:5:6:7:9/127 has bits behind its first 127; the network is 1:0:3:4:5:6:7:8/127
subnet6 1:0:0:4:5:6:7:9/«127|128» { }
  host-bits words: 1:0:0:4:5:6:7:9/127 has bits behind its first 127; the network is 1::4:5:6:7:8/127
subnet6 1:0:0:4:0:0:0:9/«127|128» { }
  host-bits words: 1:0:0:4:0:0:0:9/127 has bits behind its first 127; the network is 1:0:0:4::8/127
subnet6 1:0:0:4:5:0:0:9/«127|128» { }
  host-bits words: 1:0:0:4:5:0:0:9/127 has bits behind its first 127; the network is 1::4:5:0:0:8/127
subnet6 0:0:1:0:0:0:7:1/«127|128» { }
  host-bits words: 0:0:1:0:0:0:7:1/127 has bits behind its first 127; the network is 0:0:1::7:0/127
subnet6 1:0:0:0:0:0:0:1/«127|128» { }
  host-bits words: 1:0:0:0:0:0:0:1/127 has bits behind its first 127; the network is 1::/127
subnet6 1:2:3:4:5:6:0:1/«127|128» { }
  host-bits words: 1:2:3:4:5:6:0:1/127 has bits behind its first 127; the network is 1:2:3:4:5:6::/127
subnet6 ::/0 { range6 2001:db8::1 2001:db8::2;« } subnet6 2001:db8::/64 {|» }
  (warning) overlapping-subnets words: the subnet6 has addresses of subnet6 ::/0, too
subnet 10.0.0.0 netmask 255.0.0.0 { } subnet6 ::/0 { }
  (warning) ipv4-only: a server of DHCPv6 reads "subnet" and makes no use of it; write subnet6
  mixed-networks words: dhcpd stops at a file that has both subnet and subnet6; a server of DHCPv6 has a file of its own
subnet6 ::/0 { } subnet 10.0.0.0 netmask 255.0.0.0 { }
  mixed-networks subnetNumber: dhcpd stops at a file that has both subnet and subnet6; a server of DHCPv6 has a file of its own
subnet6 ::/0 { pool6« x|» { range6 :: ::1; } }
  bad-expression words: expected "{" behind "pool6", found "x"
subnet6 ::/0 { pool6 { « host range6 { } | range6 :: ::1; » } }
  empty-pool: the pool has no addresses; write range6 FIRST LAST; in it, or a prefix6
shared-network s {« group { } | subnet6 ::/0 { } »}
  empty-network name: the shared network has no subnet; declare its subnets in it
subnet6 ::/«-|0» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "-"
subnet6 ::/«-1|-0» { }
  bad-prefix words: the length of a prefix is a number from 0 to 128, and not "-1"
`,
  6,
)

tells(
  'ranges',
  'subnet6 2001:db8::/32 { % }',
  `
range6 2001:db8::9 2001:db8::1; range6 2001:db8::«9|a» 2001:db8::c;
  (warning) overlapping-ranges value: the range6 has addresses of range6 2001:db8::9 2001:db8::1, too
range6 2001:db8::/«63|64» temporary;
  temporary-length value: a prefix of temporary addresses has a length from 64 to 127, and not 63
range6 2001:db8::/«128|127» temporary;
  temporary-length value: a prefix of temporary addresses has a length from 64 to 127, and not 128
range6 2001:db8::/«31|32»;
  range-outside value: 2001:db8::/31 is larger than subnet6 2001:db8::/32; its length is at least 32
range6 «2001:db9::|2001:db8::» temporary;
  range-outside value: 2001:db9:: is not in subnet6 2001:db8::/32
range6 2001:db8::/64« x|»;
  bad-expression value: expected the end of the statement, found "x"; perhaps a ";" is missing before it
prefix6 :: :: /«0|1»;
  bad-prefix value: the prefixes that are given out have a length from 1 to 127, and not 0
prefix6 :: :: /«128|127»;
  bad-prefix value: the prefixes that are given out have a length from 1 to 127, and not 128
prefix6 1:: 2:: /56; prefix6 2:0:0:«0|100»:: 3:: /56;
  (warning) overlapping-ranges value: the prefix6 has addresses of prefix6 1:: 2::/56, too
prefix6 1:: 2:: /56; prefix6 2:0:0:«80|100»:: 3:: /56;
  host-bits value: 2:0:0:80::/56 has bits behind its first 56; the network is 2::/56
range6 2001:db8::1 2001:db8::«:|9»;
  bad-address value: "2001:db8:::" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them
range6 2001:db8::1« -|» 2001:db8::9;
  bad-address value: "-" is no IPv6 address
`,
  6,
)

tells(
  'hosts',
  'subnet6 2001:db8::/64 { } subnet6 2001:db8:1::/64 { } %',
  `
host h { fixed-prefix6 2001:db8::/48« |»; }
  blank-behind-length value: dhcpd takes the blank before this ";" for a length of 0; take it away
host h { fixed-prefix6 ::/48« |»; }
  (warning) blank-behind-length value: dhcpd takes the blank before this ";" for a length of 0; take it away
host h { fixed-prefix6 :: /48« |»; }
  (warning) blank-behind-length value: dhcpd takes the blank before this ";" for a length of 0; take it away
host a { hardware ethernet 1:2; fixed-address6 2001:db8::1; } host b { hardware ethernet 1:2; fixed-address6 2001:db8:«0|1»::2; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
host a { hardware ethernet 1:2; fixed-address6 2001:db8:2::1; } host b { hardware ethernet 1:«2|3»; fixed-address6 2001:db8:1::2; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
host a { hardware ethernet 1:2; fixed-address6 2001:db8::1; } host b { hardware ethernet 1:2; fixed-address6 2001:db8:1::1; } host c { hardware ethernet 1:«2|3»; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
host a { hardware ethernet 1:2; } host b { hardware ethernet 1:«2|3»; fixed-address6 2001:db8:1::1; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
host a { fixed-address6 2001:db8::1; } host b { fixed-address6 2001:db8::2, 2001:DB8::«1|3»; }
  (warning) shared-address value/1: the host "a" has the address 2001:DB8::1, too
host a { fixed-address 10.0.0.1; }
  (warning) ipv4-only: a server of DHCPv6 reads "fixed-address" and makes no use of it; write fixed-address6
host h { fixed-prefix6 2001:db8:: /48« |»; }
  blank-behind-length value: dhcpd takes the blank before this ";" for a length of 0; take it away
`,
  6,
)
