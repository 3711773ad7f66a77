import { auto, document, iface, option, serialize } from '@cluster-configs/interfaces'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in an interfaces file; `says` is what they must be told. */
export const mistakes: readonly (Mistake & { readonly says: string })[] = [
  {
    title: 'A comment behind names',
    text: 'auto eth0 # the cluster\niface eth0 inet dhcp\n',
    says: 'there are no comments at the end of a line: "#", "the", "cluster" are read as names',
  },
  {
    title: 'A comment behind a value',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24 # the head node\n',
    says: 'write "address 10.0.33.1/24" and the comment on a line of its own',
  },
  {
    title: 'The address family is left out',
    text: 'auto eth0\niface eth0 dhcp\n',
    says: 'as in "iface eth0 inet dhcp"',
  },
  {
    title: 'Only a name behind iface',
    text: 'auto swp1\niface swp1\n',
    says: 'expected an address family after "iface swp1", as in "iface swp1 inet dhcp"',
  },
  {
    title: 'ipv4 for inet',
    text: 'iface eth0 ipv4 static\n    address 10.0.33.1/24\n',
    says: 'unknown address family "ipv4"; expected inet, inet6',
  },
  {
    title: 'A misspelt method',
    text: 'iface eth0 inet statc\n    address 10.0.33.1/24\n',
    says: 'inet has no method "statc"; expected loopback, static',
  },
  {
    title: 'A method of another family',
    text: 'iface eth0 inet auto\n',
    says: 'inet has no method "auto", inet6 has',
  },
  {
    title: 'A keyword with a capital letter',
    text: 'Auto eth0\niface eth0 inet dhcp\n',
    says: 'expected "auto", in lower case',
  },
  {
    title: 'allow hotplug as two words',
    text: 'auto lo\nallow hotplug eth0\niface eth0 inet dhcp\n',
    says: 'expected "allow-hotplug", not "allow"',
  },
  {
    title: 'An underscore in allow-hotplug',
    text: 'iface lo inet loopback\nallow_hotplug eth0\niface eth0 inet dhcp\n',
    says: 'write "allow-hotplug eth0"',
  },
  {
    title: 'An equals sign behind an option',
    text: 'iface eth0 inet static\n    address=10.0.33.1/24\n',
    says: 'write "address 10.0.33.1/24"',
  },
  {
    title: 'A colon behind an option',
    text: 'iface eth0 inet static\n    address: 10.0.33.1/24\n',
    says: 'write "address 10.0.33.1/24"',
  },
  {
    title: 'An option without a value',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24\n    gateway\n',
    says: 'expected a value after "gateway"',
  },
  {
    title: 'An option before any iface',
    text: 'auto eth0\n    mtu 9000\niface eth0 inet dhcp\n',
    says: 'the "auto" above has ended the iface or mapping before it',
  },
  {
    title: 'An interface that is never defined',
    text: 'auto lo eth1\niface lo inet loopback\niface eth0 inet dhcp\n',
    says: 'ifup says "unknown interface eth1"',
  },
  {
    title: 'Names with a comma between them',
    text: 'auto lo,eth0\niface eth0 inet dhcp\n',
    says: 'separate names with blanks: lo eth0',
  },
  {
    title: 'A pattern without its slash',
    text: 'auto eth*\niface eth0 inet dhcp\n',
    says: '"eth*" is no pattern without a slash; write /eth*',
  },
  {
    title: 'A pattern as the name of an iface',
    text: 'iface eth* inet dhcp\n',
    says: 'write "auto /eth*=lan" and "iface lan"',
  },
  {
    title: 'static without an address',
    text: 'auto eth0\niface eth0 inet static\n    netmask 255.255.255.0\n',
    says: 'eth0 has no address, and ifup refuses to bring it up; add a line such as "address 10.0.33.1/24"',
  },
  {
    title: 'dhcp with an address',
    text: 'auto eth0\niface eth0 inet dhcp\n    address 10.0.33.1/24\n',
    says: 'the method dhcp does not set the address; write "iface eth0 inet static"',
  },
  {
    title: 'Two addresses in one iface',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24\n    address 10.0.34.1/24\n',
    says: 'for one more address write one more iface eth0',
  },
  {
    title: 'An IPv6 address in inet',
    text: 'iface eth0 inet static\n    address fd00:33::1/64\n',
    says: 'write it in an "iface eth0 inet6 static"',
  },
  {
    title: 'Two options on one line',
    text: 'iface eth0 inet static\n    address 10.0.33.1 netmask 255.255.255.0\n',
    says: 'an option takes the whole line; write "netmask 255.255.255.0" on a line of its own',
  },
  {
    title: 'An option behind the method',
    text: 'iface eth0 inet dhcp mtu 9000\n',
    says: '"mtu 9000" is ignored; options stand on lines of their own below the first',
  },
  {
    title: 'No netmask',
    text: 'iface eth0 inet static\n    address 10.0.33.1\n',
    says: '10.0.33.1 is in 10.0.0.0/8, its class',
  },
  {
    title: 'A netmask that is none',
    text: 'iface eth0 inet static\n    address 10.0.33.1\n    netmask 255.255.0.255\n',
    says: 'its ones are not all in front',
  },
  {
    title: 'A prefix length and another netmask',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24\n    netmask 255.255.0.0\n',
    says: 'the netmask 255.255.0.0 is /16, and ifupdown takes that instead of /24',
  },
  {
    title: 'The address of the network',
    text: 'iface eth0 inet static\n    address 10.0.33.0/24\n',
    says: '10.0.33.0 is the network itself',
  },
  {
    title: 'A gateway in another network',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24\n    gateway 10.0.43.254\n',
    says: '10.0.43.254 is not in the network of the interface, 10.0.33.0/24',
  },
  {
    title: 'Two default gateways',
    text: 'auto eth0 eth1\niface eth0 inet static\n    address 10.0.33.1/24\n    gateway 10.0.33.254\niface eth1 inet static\n    address 10.0.34.1/24\n    gateway 10.0.34.254\n',
    says: 'eth0 has the default route already, so that ifup fails here; leave one of them out, or give it a metric',
  },
  {
    title: 'A misspelt option',
    text: 'iface eth0 inet static\n    address 10.0.33.1/24\n    gatway 10.0.33.254\n',
    says: 'write "gateway 10.0.33.254"',
  },
  {
    title: 'Name servers with commas',
    text: 'iface eth0 inet dhcp\n    dns-nameservers 10.0.33.2, 10.0.33.3\n',
    says: 'write "dns-nameservers 10.0.33.2 10.0.33.3"',
  },
  {
    title: 'A hardware address with hyphens',
    text: 'iface eth0 inet dhcp\n    hwaddress 02-00-00-00-33-01\n',
    says: 'write 02:00:00:00:33:01',
  },
  {
    title: 'Inheriting from below',
    text: 'iface eth0 inherits cluster\niface cluster inet dhcp\n    mtu 9000\n',
    says: 'put the one of that name above this one',
  },
  {
    title: 'The keyword template',
    text: 'template cluster inet dhcp\n    mtu 9000\n',
    says: 'there is no keyword "template"; write "iface"',
  },
  {
    title: 'A command that goes on too far',
    text: 'iface eth0 inet dhcp\n    up ip route add 10.1.0.0/16 \\\nauto eth1\n',
    says: 'the backslash joins "auto eth1" to this line; take it out',
  },
  {
    title: 'A blank behind a backslash',
    text: 'iface eth0 inet dhcp\n    up ip route add 10.1.0.0/16 \\ \n    post-up true\n',
    says: 'a blank stands behind the backslash, so that the line does not go on',
  },
  {
    title: 'source with a directory',
    text: 'source /etc/network/interfaces.d\n',
    says: 'write "source /etc/network/interfaces.d/*"',
  },
  {
    title: 'A mapping without a script',
    text: 'mapping eth0\n    map home\n',
    says: 'the mapping has no script',
  },
  {
    title: 'A file for netplan',
    text: 'network:\n  version: 2\n',
    says: 'this is a file for netplan',
  },
  {
    title: 'A no-break space from a web page',
    text: 'auto\u00a0eth0\niface eth0 inet dhcp\n',
    says: 'write a plain blank',
  },
  {
    title: 'A byte order mark',
    text: '\ufeffauto eth0\niface eth0 inet dhcp\n',
    says: 'the file begins with a byte order mark',
  },
  {
    title: 'A program gives a value of two lines',
    build: () =>
      serialize(document([iface('eth0', 'inet', 'dhcp', [option('up', 'ip link set eth0 up\nip route')])])),
    code: "iface('eth0', 'inet', 'dhcp', [option('up', 'ip link set eth0 up\\nip route')])",
    says: 'holds a line feed or a NUL, and the line would end before it',
  },
  {
    title: 'A program gives the names in one string',
    build: () => serialize(document([auto(['eth0 eth1'])])),
    code: "auto(['eth0 eth1'])",
    says: 'holds a blank',
  },
]
