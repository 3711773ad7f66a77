import { tells } from './told.ts'

tells(
  'hosts',
  'host h { % }',
  `
hardware «wifi|unknown-1» 1:2;
  hardware-type hardwareType: "wifi" is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER
hardware «ethernet2|ethernet» 1:2;
  hardware-type hardwareType: "ethernet2" is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER
hardware «xfddi|fddi» 1:2;
  hardware-type hardwareType: "xfddi" is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER
hardware «xunknown-1|token-ring» 1:2;
  hardware-type hardwareType: "xunknown-1" is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER
hardware ethernet «08-00|08:00»;
  hardware-address hardwareAddress: bytes are separated by colons; write 08:00
hardware ethernet «8-0-27-0-33-11|8:0:27:0:33:11»;
  hardware-address hardwareAddress: bytes are separated by colons; write 8:0:27:0:33:11
hardware ethernet «100:2|ff:2»;
  number-range hardwareAddress: "100" is too large for 8 bits; the most is 255
hardware ethernet 1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:10:11:12:13:14«:15|»;
  hardware-address hardwareAddress: a hardware address has at most 20 bytes
hardware ethernet 1:2;« hardware ethernet 1:3;|»
  second-hardware hardwareType: the host has a hardware address already; declare a host for each
fixed-address 10.0.0«|.1», a;
  bad-address addresses/0: the address that begins with 10 has 3 numbers instead of four
fixed-address a, 10.0.0«|.1»;
  bad-address addresses/1: the address that begins with 10 has 3 numbers instead of four
fixed-address a, 10.0.0.1«.2|»;
  bad-expression addresses/1: expected the end of the statement, found "."; perhaps a ";" is missing before it
fixed-address a;« fixed-address b;|»
  second-address addresses: the host has a fixed address already; write several in one statement, with commas between
uid "a";« uid 1:2;|»
  second-uid value: the host has a uid already
uid «xy|"xy"»;
  bad-expression value: expected a hexadecimal number, found "xy"
uid 1:2« x|:3»;
  bad-expression value: expected the end of the statement, found "x"; perhaps a ";" is missing before it
uid "a"« "b"|»;
  bad-expression value: expected the end of the statement, found "b"; perhaps a ";" is missing before it
host-identifier «x|option» agent.agent-id 10.0.0.1;
  wrong-value value: expected "option", found "x"
host-identifier option agent.«agent-idd|agent-id» 10.0.0.1;
  unknown-option value: there is no option "agent.agent-idd"; did you mean "agent-id"?
host-identifier option «5|agent.agent-id» 10.0.0.1;
  bad-expression value: expected an option's name, found "5"
host-identifier option agent.«5|agent-id» 10.0.0.1;
  bad-expression value: expected an option's name, found "5"
host-identifier option agent.agent-id «10.0.0|10.0.0.1»;
  bad-address value/0: the address that begins with 10 has 3 numbers instead of four
host-identifier option agent.agent-id «"a"|10.0.0.1»;
  wrong-value value/0: the option of a host-identifier takes an IP address or host name without quotation marks, and "a" is none; write it without quotation marks
host-identifier v6relopt «x|1» dhcp6.remote-id 1:2;
  wrong-value value: expected a number behind "v6relopt", found "x"
host-identifier v6relopt «-1|1» dhcp6.remote-id 1:2;
  wrong-value value: expected a number behind "v6relopt", found "-1"
host-identifier v6relopt 1« option|» dhcp6.remote-id 1:2;
  wrong-value value: behind the number stands the option's name, without the word "option"
host-identifier option agent.agent-id 10.0.0.1;« host-identifier option agent.agent-id 10.0.0.2;|»
  second-identifier value: the host has a host-identifier already
fixed-address6 ::1;« fixed-address6 ::2;|»
  second-address value: the host has a fixed address already; write several in one statement, with commas between
fixed-address6 «10.0.0.1|::1»;
  bad-address value/0: "10.0.0.1" is no IPv6 address
fixed-address6 ::1, «1|1::»;
  bad-address value/1: "1" is no IPv6 address
fixed-prefix6 2001:db8::«|/48»;
  bad-prefix value: fixed-prefix6 takes a prefix with its length, such as 2001:db8::/64
fixed-prefix6 «"a"|::/48»;
  wrong-value value: fixed-prefix6 takes a prefix with its length, such as 2001:db8:0:100::/56
fixed-prefix6 2001:db8::1/«127|128»;
  host-bits value: 2001:db8::1/127 has bits behind its first 127; the network is 2001:db8::/127
fixed-prefix6 ::/«129|128»;
  bad-prefix value: the length of a prefix is a number from 0 to 128, and not "129"
fixed-prefix6 ::/«-1|0»;
  bad-prefix value: the length of a prefix is a number from 0 to 128, and not "-1"
fixed-prefix6 ::/48« x|»;
  bad-expression value: expected the end of the statement, found "x"; perhaps a ";" is missing before it
`,
)

tells(
  'groups',
  '%',
  `
group g {} host h { group «h|g»; }
  unknown-group value: there is no group "h" above
group "10" {} host h { group «10|"10"»; }
  wrong-value value: a name that is a number is in quotation marks: group "10";
group { «dynamic;|dynamic; min-secs 1;» }
  flag-last: dhcpd needs another statement behind this one in a group
group { dynamic; «deleted;|min-secs 1;» }
  flag-last: dhcpd needs another statement behind this one in a group
  flag-last: dhcpd needs another statement behind this one in a group
group { min-secs 1; «static|static; min-secs 1»; }
  flag-last: dhcpd needs another statement behind this one in a group
host h {} host «h|i» {}
  duplicate-host name: there is a host "h" already
subnet 10.0.0.0 netmask 255.0.0.0 {« host h {} |»}« host i {}|»
  (warning) host-in-network name: a host is global, also where it is declared in a subnet; declare it outside, in a group if it shares settings
shared-network s { subnet 10.0.0.0 netmask 255.0.0.0 {} « host h {} |»}« host i {}|»
  (warning) host-in-network name: a host is global, also where it is declared in a shared network; declare it outside, in a group if it shares settings
`,
)

tells(
  'keys',
  'key k { % }',
  `
algorithm a; secret «!|AA»;
  bad-secret value: "!" is no secret in base 64
algorithm a; secret «AB|AQ»;
  bad-secret value: "AB" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AB|AB==»;
  bad-secret value: "AB" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AAB|AAE»;
  bad-secret value: "AAB" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AAC|AAC=»;
  bad-secret value: "AAC" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AAAAB|AAAAA»;
  bad-secret value: "AAAAB" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AAA/A=A|AAA/AA»;
  bad-secret value: "AAA/A=A" is no secret in base 64
algorithm a; secret "«A*|AA==»";
  bad-secret value: "A*" is no secret in base 64
algorithm a;« algorithm b;|» secret AA;
  second-value value: the key has an algorithm already
algorithm a; secret AA;« secret AQ;|»
  second-value value: the key has a secret already
algorithm a; secret AA;« break;|»
  wrong-scope: "break" does not belong in a key, which has an algorithm and a secret
algorithm a; secret AA;« host h {}|»
  wrong-scope: this does not belong in a key, which has an algorithm and a secret
«algorithm;|algorithm a;» secret AA;
  wrong-scope: "algorithm" does not belong in a key, which has an algorithm and a secret
`,
)

tells(
  'zones',
  'key k { algorithm a; secret AA; } zone a. { % }',
  `
primary «10.0.0|10.0.0.1»;
  bad-address value: the address that begins with 10 has 3 numbers instead of four
primary 10.0.0.1, «10.0.0.256|b»;
  bad-address value: "256" is no number of an address, which are from 0 to 255
primary 10.0.0.1;« primary 10.0.0.2;|»
  second-value value: the zone has a primary already
secondary «10.0.0|10.0.0.1, b»;
  bad-address value: the address that begins with 10 has 3 numbers instead of four
secondary6 «10.0.0.1|::1»;
  bad-address value/0: "10.0.0.1" is no IPv6 address
primary6 ::1, «"::2"|::2»;
  wrong-value value/1: expected an IPv6 address, found "::2"
primary6 ::1« ::2|, ::2»;
  bad-expression value/0: expected the end of the statement, found ":"; perhaps a ";" is missing before it
primary6 ::1, «::2:|::2»;
  bad-address value/1: "::2:" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them
key «l|k»;
  unknown-key value: there is no key "l" above
key «"l"|"k"»;
  unknown-key value: there is no key "l" above
primary6 ::1;« break;|»
  wrong-scope: "break" does not belong in a zone, which has primary, secondary, primary6, secondary6 and key
primary6 ::1;« host h {}|»
  wrong-scope: this does not belong in a zone, which has primary, secondary, primary6, secondary6 and key
`,
)

tells(
  'peers',
  'failover peer "p" { % } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "p"; range 10.0.0.1; } }',
  `
primary; «|peer address 10.0.0.1; »mclt 3600; split 128;
  incomplete-peer name: the failover peer has no "peer address"
primary; peer address 10.0.0.1; mclt 3600;«| split 128;»
  incomplete-peer name: the primary needs "split 128;" or an hba
primary; peer address 10.0.0.1;«| mclt 3600;» split 128;
  incomplete-peer name: the primary needs an mclt, such as "mclt 3600;"
primary; peer address 10.0.0.1; mclt «0|1»; split 128;
  incomplete-peer name: the primary needs an mclt, such as "mclt 3600;"
primary; peer address 10.0.0.1; mclt 3600; split «257|256»;
  wrong-value value: split is a number from 0 to 256
primary; peer address 10.0.0.1; mclt 3600; split «x|0»;
  wrong-value value: expected a number, found "x"
primary; peer address 10.0.0.1; mclt 3600; «split|hba ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00»;
  wrong-value: expected a number, found nothing
primary; peer address 10.0.0.1; mclt 3600; hba ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00«|:00»;
  wrong-value value: hba takes 32 bytes in hexadecimal
primary; peer address 10.0.0.1; mclt 3600; hba «100|ff»:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00;
  number-range value: "100" is too large for 8 bits; the most is 255
primary« x|»; peer address 10.0.0.1; mclt 3600; split 128;
  wrong-value value: "primary" takes no value here
primary; address «10.0.0|10.0.0.2»; port 647; peer port 647; peer address 10.0.0.1; mclt 3600; split 128;
  bad-address value: the address that begins with 10 has 3 numbers instead of four
primary; peer address 10.0.0.1; mclt 3600; split 128; load balance max seconds «x|3»;
  wrong-value: write load balance max seconds and a number
primary; peer address 10.0.0.1; mclt 3600; split 128; load balance «|max »seconds 3;
  wrong-value: write load balance max seconds and a number
primary; peer address 10.0.0.1; mclt 3600; split 128; max-response-delay «"5"|5»;
  wrong-value value: expected a number, found "5"
primary; peer address 10.0.0.1; mclt 3600; split 128; «min-secs|max-unacked-updates» 5;
  wrong-scope value: "min-secs" does not belong in a failover peer
primary; peer address 10.0.0.1; mclt 3600; split 128; auto-partner-down «x|5»; max-lease-misbalance 5; max-lease-ownership 5; min-balance 5; max-balance 5;
  wrong-value value: expected a number, found "x"
primary; peer address 10.0.0.1; mclt 3600; split 128;« host h {}|»
  wrong-scope: this does not belong in a failover peer, which has parameters alone
«primary|secondary»; peer address 10.0.0.1;
  incomplete-peer name: the primary needs "split 128;" or an hba
secondary; peer address 10.0.0.1;« split 128;|»
  secondary-balance value: the secondary says nothing of split or hba; the primary does
«split 128; |»secondary; peer address 10.0.0.1;
  secondary-balance: the secondary says nothing of split or hba; the primary does
secondary; peer address 10.0.0.1;« hba ff;|»
  secondary-balance value: the secondary says nothing of split or hba; the primary does
secondary; «|peer »address 10.0.0.1;
  incomplete-peer name: the failover peer has no "peer address"
`,
)

tells(
  'peers 2',
  '%',
  `
failover peer "p" { secondary; peer address a; } «failover peer "p" { secondary; peer address a; } |»subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "p"; range 10.0.0.1; } }
  second-peer name: there is a failover peer "p" already
failover peer "p" { secondary; peer address a; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { «|failover peer "p"; »range 10.0.0.1; } }
  unused-peer name: no pool refers to the failover peer "p"
failover peer "p" { secondary; peer address a; } «failover peer "p"; |»subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "p"; range 10.0.0.1; } }
  wrong-scope name: a failover peer is referred to in a pool or a shared network
failover peer "p" { secondary; peer address a; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer «p|"p"»; range 10.0.0.1; } }
  unquoted-peer name: in a pool the name is in quotation marks: failover peer "p";
failover peer "p" { secondary; peer address a; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "p"; range 10.0.0.1; } pool { « failover peer "q" { primary; } |» range 10.0.0.2; } }
  wrong-scope name: a failover peer is declared outside of any block; in a pool, write failover peer and its name
failover peer "p" { secondary; peer address a; } shared-network s { failover peer "p"; subnet 10.0.0.0 netmask 255.0.0.0 {} pool { failover peer "p"; range 10.0.0.1; } pool { «|no failover peer »range dynamic-bootp 10.0.0.2; } }
  bootp-failover lowAddress: a pool with a failover peer cannot have a range for dynamic-bootp
`,
)
