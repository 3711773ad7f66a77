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
hardware «unknown|unknown-15» 1:2;
  hardware-type hardwareType: "unknown" is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER
hardware ethernet «x1-02|01:02»;
  bad-number hardwareAddress: "x1-02" is no hexadecimal number
hardware ethernet «1-02x|1:02»;
  bad-number hardwareAddress: "1-02x" is no hexadecimal number
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
group { min-secs 1; dynamic;« |break;» }
  flag-last: dhcpd needs another statement behind this one in a group
group { «deleted;|deletedd("a");» }
  flag-last: dhcpd needs another statement behind this one in a group
host h { log("a"); } host «h|i» { }
  duplicate-host name: there is a host "h" already
group { } group g { } host h { group "«undefined|g»"; }
  unknown-group value: there is no group "undefined" above
group { «deleted;|undeleted("a");» }
  flag-last: dhcpd needs another statement behind this one in a group
`,
)

tells(
  'what two machines are given',
  'subnet 10.0.0.0 netmask 255.255.255.0 { range 10.0.0.40 10.0.0.50; range 10.0.0.10 10.0.0.20; range 10.0.0.60; } %',
  `
host a { fixed-address 10.0.0.«10|9»; }
  (warning) address-in-range addresses/0: 10.0.0.10 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.«20|21»; }
  (warning) address-in-range addresses/0: 10.0.0.20 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.«40|39»; }
  (warning) address-in-range addresses/0: 10.0.0.40 is in range 10.0.0.40 10.0.0.50, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.«50|51»; }
  (warning) address-in-range addresses/0: 10.0.0.50 is in range 10.0.0.40 10.0.0.50, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.«60|61»; }
  (warning) address-in-range addresses/0: 10.0.0.60 is in range 10.0.0.60, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.«45|55», 10.0.0.«15|5»; }
  (warning) address-in-range addresses/1: 10.0.0.15 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
  (warning) address-in-range addresses/0: 10.0.0.45 is in range 10.0.0.40 10.0.0.50, so that another client may have it already; leave it out of the range
host a { fixed-address 10.0.0.60, 10.0.0.30, 10.0.0.10; }
  (warning) address-in-range addresses/2: 10.0.0.10 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
  (warning) address-in-range addresses/0: 10.0.0.60 is in range 10.0.0.60, so that another client may have it already; leave it out of the range
host a { fixed-address n.A; } host b { fixed-address m, N.«a|b»; }
  (warning) shared-address addresses/1: the host "a" has the address N.a, too
host a { fixed-address 10.0.0.9; } host b { fixed-address 10.0.0.8, 10.0.0.«9|7»; }
  (warning) shared-address addresses/1: the host "a" has the address 10.0.0.9, too
host a { hardware ethernet 1:2; } host b { hardware ethernet 1:«2|3»; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
host a { hardware ethernet; } host b { hardware ethernet; fixed-address 10.0.0.«10|9»; }
  (warning) address-in-range addresses/0: 10.0.0.10 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
host a { server-name "a"; } host b { server-name "a"; fixed-address 10.0.0.«10|9»; }
  (warning) address-in-range addresses/0: 10.0.0.10 is in range 10.0.0.10 10.0.0.20, so that another client may have it already; leave it out of the range
host a { hardware ethernet 1:2; fixed-address 10.0.1.1; } host b { hardware ethernet 1:«2|3»; fixed-address 10.0.0.2; }
  (warning) shared-hardware hardwareAddress: the host "a" has this hardware address, too
`,
)
