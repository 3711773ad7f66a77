import { tells } from './told.ts'

tells(
  'networks',
  '%',
  `
subnet 10.0.0.«1|0» netmask 255.255.255.0 {}
  host-bits subnetNumber: 10.0.0.1 is an address in the network 10.0.0.0 and not its number; write subnet 10.0.0.0 netmask 255.255.255.0
subnet 10.0.0.«256|0» netmask 255.255.255.0 {}
  bad-address subnetNumber: "256" is no number of an address, which are from 0 to 255
subnet 10.0.0.0 netmask 255.255.«256|255».0 {}
  bad-address subnetNumber: "256" is no number of an address, which are from 0 to 255
subnet 10.0.0.0 netmask 255.255.255.0 {} subnet 10.0.«0.128|1.0» netmask 255.255.255.128 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.255.255.0, too
subnet 10.0.0.0 netmask 255.255.255.128 {} subnet 10.0.«0|1».0 netmask 255.255.255.0 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.255.255.128, too
subnet 10.0.0.0 netmask 255.255.255.128 {} subnet 10.0.0.«0|128» netmask 255.255.255.128 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.255.255.128, too
subnet 10.0.0.0 netmask 255.255.255.255 {} subnet 10.0.0.«0|1» netmask 255.255.255.255 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.255.255.255, too
«subnet 0.0.0.0 netmask 0.0.0.0 {} |»subnet 10.0.0.0 netmask 255.0.0.0 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 0.0.0.0 netmask 0.0.0.0, too
subnet 10.0.0.0 netmask 255.0.0.0 {} «subnet 0.0.0.0 netmask 0.0.0.0 {} |»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.0.0.0, too
shared-network s {« group {} | subnet 10.0.0.0 netmask 255.0.0.0 {} »}
  empty-network name: the shared network has no subnet; declare its subnets in it
shared-network «""|s» { subnet 10.0.0.0 netmask 255.0.0.0 {} }
  empty-name name: the name of a shared network cannot be empty
shared-network s {«| subnet 10.0.0.0 netmask 255.0.0.0 {}» pool { range 10.0.0.1; }« subnet 10.0.0.0 netmask 255.0.0.0 {}|» }
  range-outside lowAddress: 10.0.0.1 is in no subnet that is declared before this pool
subnet 10.0.0.0 netmask 255.0.0.0 { interface «a; interface b|a»; }
  second-interface value: the network is connected to "a" already
shared-network s { interface a; subnet 10.0.0.0 netmask 255.0.0.0 {«interface b;|»} }
  second-interface value: the network is connected to "a" already
subnet 10.0.0.0 netmask 255.0.0.0 {} «subnet6 2001:db8::/64 {}|»
  ipv6-only keyword: "subnet6" is for a server of DHCPv6, which is started with -6 and has a file of its own
subnet 10.0.0.«1a|0» netmask 255.255.255.0 {}
  bad-address subnetNumber: "1a" is no number of an address, which are from 0 to 255
subnet 10.0.0.0 netmask 255.0.0.0 {} subnet 1«0|1».1.0.0 netmask 255.255.0.0 {} subnet 12.2.0.0 netmask 255.255.0.0 {}
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.0.0.0, too
subnet 10.1.0.0 netmask 255.255.0.0 {} subnet 10.2.0.0 netmask 255.255.0.0 {} «subnet 10.0.0.0 netmask 255.0.0.0 {}|»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.1.0.0 netmask 255.255.0.0, too
subnet 10.0.0.0 netmask 255.0.0.0 {} subnet 11.2.3.0 netmask 255.255.255.0 {} «subnet 10.2.3.0 netmask 255.255.255.0 {}|»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.0.0.0, too
subnet 10.0.0.1 netmask 255.255.255.255 {} «subnet 10.0.0.0 netmask 255.255.255.254 {}|»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.1 netmask 255.255.255.255, too
subnet 10.0.0.0 netmask 255.0.0.0 { interface a; } subnet 11.0.0.0 netmask 255.0.0.0 { interface b;« interface c;|» }
  second-interface value: the network is connected to "b" already
subnet 10.0.0.0 netmask 255.0.0.0 { pool { range 10.0.0.1; subnet 11.0.0.0 netmask 255.0.0.0 {«} range 11.0.0.1;|} range 10.0.0.2;» } }
  range-outside lowAddress: 11.0.0.1 is not in subnet 10.0.0.0 netmask 255.0.0.0
shared-network s {« pool { } |» subnet 10.0.0.0 netmask 255.0.0.0 {} }
  empty-pool: the pool has no range; write range FIRST LAST; in it
group { omapi-key k; } «omapi-key k;|»
  unknown-key value: there is no key "k"
shared-network s { pool { } }
  empty-pool: the pool has no range; write range FIRST LAST; in it
subnet 10.0.0.0 netmask 255.0.0.0 { interface a; pool { range 10.0.0.1; subnet 11.0.0.0 netmask 255.0.0.0 { interface b;« interface c;|» } } }
  second-interface value: the network is connected to "b" already
subnet 10.0.0.0 netmask 255.0.0.0 { pool { range dynamic-bootp 10.0.0.«256|1»; } }
  bad-address lowAddress: "256" is no number of an address, which are from 0 to 255
subnet 10.0.0.0 netmask 255.255.255.0 {} «subnet 10.0.0.0 netmask 255.0.0.0 {}|»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.255.255.0, too
subnet 10.0.0.0 netmask 255.0.255.0 {} «subnet 10.1.0.0 netmask 255.255.255.0 {}|»
  (warning) overlapping-subnets subnetNumber: the subnet has addresses of subnet 10.0.0.0 netmask 255.0.255.0, too
`,
)

tells(
  'in a subnet',
  'subnet 10.0.0.0 netmask 255.0.0.0 { % }',
  `
range 10.0.0.«256|255»;
  bad-address lowAddress: "256" is no number of an address, which are from 0 to 255
range «9|10».255.255.254;
  range-outside lowAddress: 9.255.255.254 is not in subnet 10.0.0.0 netmask 255.0.0.0
range «11.0.0.0|10.0.0.1»;
  range-outside lowAddress: 11.0.0.0 is not in subnet 10.0.0.0 netmask 255.0.0.0
range 10.0.0.1 1«1|0».0.0.1;
  range-outside lowAddress: 11.0.0.1 is not in subnet 10.0.0.0 netmask 255.0.0.0
range 10.0.0.9 «9|10».0.0.1;
  range-outside lowAddress: 9.0.0.1 is not in subnet 10.0.0.0 netmask 255.0.0.0
range 10.0.0.1 10.0.0.9; range 10.0.0.«9|10» 10.0.0.12;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
range 10.0.0.12 10.0.0.«9|10»; range 10.0.0.1 10.0.0.9;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.12 10.0.0.9, too
range 10.0.0.1 10.0.0.9; range 10.0.0.«9|10»;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
range 10.0.0.1; range 10.0.0.«1|2»;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1, too
pool { « allow known-clients; | range 10.0.0.1; » }
  empty-pool: the pool has no range; write range FIRST LAST; in it
range 10.0.0.1 10.0.0.9; range 10.0.0.3 10.0.0.4; range 10.0.0.8 10.0.0.12;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
range 10.0.0.20 10.0.0.30; range 10.0.0.1 10.0.0.9; range 10.0.0.«9|10» 10.0.0.12;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
range 10.0.0.1 10.0.0.«9|4»; range 10.0.0.5 10.0.0.12; range 10.0.0.13;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.1 10.0.0.9, too
range 10.0.0.1 10.0.0.3; range 10.0.0.4 10.0.0.9; range 10.0.0.«9|10»;
  overlapping-ranges lowAddress: the range has addresses of range 10.0.0.4 10.0.0.9, too
range dynamic-bootp 10.0.0.«256|1»;
  bad-address lowAddress: "256" is no number of an address, which are from 0 to 255
range 10.0.0.1 10.215.148.«53|52»;
  large-range lowAddress: the range has 14128181 addresses, for which dhcpd has no memory
range 10.215.148.«53|52» 10.0.0.1;
  large-range lowAddress: the range has 14128181 addresses, for which dhcpd has no memory
`,
)

tells(
  'permits',
  'class "c" {} subnet 10.0.0.0 netmask 255.0.0.0 { pool { range 10.0.0.1; % } }',
  `
allow «known-client|known-clients»;
  unknown-permission subject: expected known-clients, unknown-clients, all clients, dynamic bootp clients, members of "class" or after a date, found "known-client"
deny unknown-clients« x|»;
  unknown-permission subject: expected the end of the statement, found "x"; perhaps a ";" is missing before it
allow all «client|clients»;
  unknown-permission subject: expected "clients", found "client"
allow «knownn|known» clients;
  unknown-permission subject: expected known-clients, unknown-clients, all clients, dynamic bootp clients, members of "class" or after a date, found "knownn"
allow unknown «of|clients»;
  unknown-permission subject: expected "clients", found "of"
allow authenticated «client|clients»;
  unknown-permission subject: expected "clients", found "client"
allow unauthenticated clients« x|»;
  unknown-permission subject: expected the end of the statement, found "x"; perhaps a ";" is missing before it
allow dynamic «|bootp »clients;
  unknown-permission subject: expected "bootp", found "clients"
deny after «2026/12/24|never»;
  bad-date subject: expected a date such as 4 2026/12/24 18:00:00, found "/"
deny after epoch «x|5»;
  bad-date subject: expected a date such as 4 2026/12/24 18:00:00, found "x"
deny after never« x|»;
  bad-date subject: expected the end of the statement, found "x"; perhaps a ";" is missing before it
deny after 4 2026/12/24 18:00:00« x| -3600»;
  bad-date subject: expected the end of the statement, found "x"; perhaps a ";" is missing before it
deny after 4 2026«-|/»12/24 18:00:00;
  bad-date subject: expected a date such as 4 2026/12/24 18:00:00, found "2026-12"
deny after 4 2026/12«|/24» 18:00:00;
  bad-date subject: expected "/", found "18"
deny after 4 2026/12/24 18«|:00»:00;
  bad-date subject: expected ":", found nothing
deny after 4 2026/12/24 18:00«|:00»;
  bad-date subject: expected ":", found nothing
deny after 4 2026/12/24 18:00:«x|00»;
  bad-date subject: expected a date such as 4 2026/12/24 18:00:00, found "x"
deny after never; «allow after epoch 5;|»
  second-date subject: a pool can have one "after" alone
allow members «in|of» "c";
  unknown-permission subject: expected "of", found "in"
allow members of «c|"c"»;
  unknown-permission subject: expected the name of a class in quotation marks, found "c"
allow members of "«d|c»";
  unknown-class subject: there is no class "d" above
allow members of "c"« "d"|»;
  unknown-permission subject: expected the end of the statement, found "d"; perhaps a ";" is missing before it
deny known-clients; allow members of "c"; deny all clients; deny after never;« deny after never;|»
  second-date subject: a pool can have one "after" alone
`,
)

tells(
  'features',
  '%',
  `
allow «known-clients|unknown-clients»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "known-clients"; which clients get an address is said in a pool
allow «boot|bootp»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "boot"
deny booting« x|»;
  unknown-permission subject: expected the end of the statement, found "x"; perhaps a ";" is missing before it
ignore «members of "c"|dynamic-bootp»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "members"; which clients get an address is said in a pool
ignore «all clients|client-updates»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "all"; which clients get an address is said in a pool
ignore «dynamic bootp clients|duplicates»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "dynamic"; which clients get an address is said in a pool
ignore «after never|declines»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "after"; which clients get an address is said in a pool
ignore «un-known|leasequery»;
  unknown-permission subject: expected one of bootp, booting, dynamic-bootp, unknown-clients, duplicates, declines, client-updates, leasequery, found "un-known"
`,
)

tells(
  'addresses of no host',
  'subnet 10.0.0.0 netmask 255.255.255.0 { % }',
  `
range 10.0.0.«0|1» 10.0.0.9;
  (warning) no-host lowAddress: 10.0.0.0 is the number of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
range 10.0.0.9 10.0.0.«255|254»;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
range 10.0.0.9 10.0.0.«0|1»;
  (warning) no-host highAddress: 10.0.0.0 is the number of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
range 10.0.0.«255|254»;
  (warning) no-host lowAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
option host-name "a"; range 10.0.0.9 10.0.0.«255|254»;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
option host-name = "a"; range 10.0.0.9 10.0.0.«255|254»;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
option subnet-mask 255.255.25«5|4».0; range 10.0.0.9 10.0.0.255;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
option subnet-mask« 255.255.255.0| = leased-address»; range 10.0.0.9 10.0.0.255;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
group { option subnet-mask 255.255.25«5|4».0; } range 10.0.0.9 10.0.0.255;
  (warning) no-host highAddress: 10.0.0.255 is the broadcast address of subnet 10.0.0.0 netmask 255.255.255.0, and dhcpd gives it to a machine all the same; leave it out of the range
`,
)
