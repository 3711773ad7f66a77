import { document, fixedAddress, host, option, parameter, serialize } from '@cluster-configs/dhcpd'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in a dhcpd.conf; `says` is what they must be told. */
export const mistakes: readonly (Mistake & { readonly says: string })[] = [
  {
    title: 'A semicolon is missing',
    text: 'default-lease-time 600\nmax-lease-time 7200;\n',
    says: 'expected ";" after "default-lease-time 600"',
  },
  {
    title: 'A semicolon is missing behind an option',
    text: 'option domain-name "cluster"\noption routers 10.0.33.1;\n',
    says: '1:29: expected ";" after "option domain-name "cluster""',
  },
  {
    title: 'A brace is missing',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  range 10.0.33.10 10.0.33.20;\n',
    says: 'expected "}" for the "subnet" of line 1, and the text ends',
  },
  {
    title: 'A brace is missing that opens a block',
    text: 'host node1\n  hardware ethernet 52:54:00:00:00:01;\n}\n',
    says: '1:11: expected "{" after "host node1"',
  },
  {
    title: 'A brace too many',
    text: 'host node1 {\n  hardware ethernet 52:54:00:00:00:01;\n}\n}\n',
    says: 'this "}" closes no block',
  },
  { title: 'A misspelt option', text: 'option router 10.0.33.1;\n', says: 'did you mean "routers"?' },
  {
    title: 'A misspelt statement',
    text: 'defualt-lease-time 600;\n',
    says: 'did you mean "default-lease-time"?',
  },
  {
    title: 'A misspelt word that dhcpd takes for a variable',
    text: 'authorative;\n',
    says: 'did you mean "authoritative"?',
  },
  {
    title: 'A closing quotation mark is missing',
    text: 'filename "pxelinux.0;\noption root-path "/srv/nfs";\n',
    says: '1:10: the string has no closing quotation mark in its line',
  },
  {
    title: 'A parameter as an option',
    text: 'option next-server 10.0.33.1;\n',
    says: '"next-server" is a parameter and no option',
  },
  {
    title: 'An option without its word',
    text: 'domain-name-servers 10.0.33.1;\n',
    says: 'write option domain-name-servers',
  },
  {
    title: 'An option that nobody defined',
    text: 'if option arch = 00:07 {\n  filename "grubx64.efi";\n}\n',
    says: 'option arch code NUMBER = TYPE;',
  },
  {
    title: 'Domain name without quotation marks',
    text: 'option domain-name example.org;\n',
    says: 'put all of it in quotation marks',
  },
  {
    title: 'Quotation marks from a web page',
    text: 'option domain-name “example.org”;\n',
    says: 'there is a typographic quotation mark in it: write a plain one',
  },
  {
    title: 'A no-break space from a web page',
    text: 'subnet 10.0.33.0\u00a0netmask 255.255.255.0 { }\n',
    says: 'write a plain blank',
  },
  {
    title: 'A byte order mark',
    text: '\ufeffoption domain-name "cluster";\n',
    says: 'it begins with a byte order mark: take it out',
  },
  {
    title: 'File name without quotation marks',
    text: 'filename pxelinux.0;\n',
    says: 'in quotation marks',
  },
  {
    title: 'An address in quotation marks',
    text: 'option routers "10.0.33.1";\n',
    says: 'write it without quotation marks',
  },
  {
    title: 'Addresses without a comma',
    text: 'option domain-name-servers 10.0.33.1 10.0.33.2;\n',
    says: 'several with commas between',
  },
  {
    title: 'Search domains in one string',
    text: 'option domain-search cluster, example.org;\n',
    says: 'domain names, each in quotation marks, with commas between',
  },
  { title: 'yes for on', text: 'use-host-decl-names yes;\n', says: 'write on' },
  {
    title: 'The address of a host for that of its network',
    text: 'subnet 10.0.33.1 netmask 255.255.255.0 {\n}\n',
    says: 'write subnet 10.0.33.0 netmask 255.255.255.0',
  },
  {
    title: 'A prefix length for a netmask',
    text: 'subnet 10.0.33.0/24 {\n}\n',
    says: 'expected "netmask 255.255.255.0", found "/24"',
  },
  {
    title: 'A range outside of its subnet',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  range 10.0.34.10 10.0.34.20;\n}\n',
    says: '10.0.34.10 is not in subnet 10.0.33.0 netmask 255.255.255.0',
  },
  {
    title: 'A range with a hyphen',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  range 10.0.33.10-10.0.33.20;\n}\n',
    says: 'write a blank between the two addresses of a range',
  },
  {
    title: 'A range outside of any subnet',
    text: 'range 10.0.33.10 10.0.33.20;\n',
    says: 'put it directly in a subnet or in a pool',
  },
  {
    title: 'Two ranges with the same addresses',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  range 10.0.33.10 10.0.33.20;\n  range 10.0.33.20 10.0.33.30;\n}\n',
    says: 'the range has addresses of range 10.0.33.10 10.0.33.20, too',
  },
  {
    title: 'A pool without a range',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  pool { allow known-clients; }\n}\n',
    says: 'write range FIRST LAST; in it',
  },
  {
    title: 'A host twice',
    text: 'host node1 { hardware ethernet 52:54:00:00:00:01; }\nhost node1 { hardware ethernet 52:54:00:00:00:02; }\n',
    says: 'there is a host "node1" already',
  },
  {
    title: 'A host in a subnet',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  host node1 { fixed-address 10.0.33.11; }\n}\n',
    says: 'a host is global',
  },
  {
    title: 'The same hardware address in two hosts',
    text: 'host node1 { hardware ethernet 52:54:00:00:00:01; }\nhost node2 { hardware ethernet 52:54:00:00:00:01; }\n',
    says: 'the host "node1" has this hardware address, too',
  },
  {
    title: 'The same fixed address in two hosts',
    text: 'host node1 { fixed-address 10.0.33.11; }\nhost node2 { fixed-address 10.0.33.11; }\n',
    says: 'the host "node1" has the address 10.0.33.11, too',
  },
  {
    title: 'A fixed address in a dynamic range',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  range 10.0.33.10 10.0.33.20;\n}\nhost node1 { fixed-address 10.0.33.11; }\n',
    says: 'leave it out of the range',
  },
  {
    title: 'A network of DHCPv6 in the file for IPv4',
    text: 'subnet6 2001:db8::/64 {\n}\n',
    says: 'is started with -6 and has a file of its own',
  },
  {
    title: 'An option of DHCPv6 without its space',
    text: 'option name-servers 2001:db8::53;\n',
    says: 'that of DHCPv6 is dhcp6.name-servers',
  },
  {
    title: 'A hardware address with hyphens',
    text: 'host node1 { hardware ethernet 52-54-00-00-00-01; }\n',
    says: 'write 52:54:00:00:00:01',
  },
  {
    title: 'A hardware address without its type',
    text: 'host node1 { hardware 52:54:00:00:00:01; }\n',
    says: 'ethernet',
  },
  {
    title: 'Two fixed addresses in two statements',
    text: 'host node1 {\n  fixed-address 10.0.33.11;\n  fixed-address 10.0.34.11;\n}\n',
    says: 'write several in one statement, with commas between',
  },
  {
    title: 'elseif',
    text: 'if known {\n  filename "a";\n} elseif exists host-name {\n  filename "b";\n}\n',
    says: 'did you mean "elsif"?',
  },
  {
    title: 'Two equals signs',
    text: 'if option host-name == "node1" {\n  filename "a";\n}\n',
    says: 'write one "="',
  },
  {
    title: 'Two conditions in parentheses',
    text: 'if (exists host-name) or (known) {\n  filename "a";\n}\n',
    says: 'put the whole condition in one more pair',
  },
  {
    title: 'A variable whose name dhcpd takes for a number',
    text: 'set n1 = option host-name;\nlog(info, n1);\n',
    says: 'give the variable another name',
  },
  {
    title: 'A class that is declared below',
    text: 'subclass "pxe" 1:52:54:00:00:00:01;\nclass "pxe" { match hardware; }\n',
    says: 'there is no class "pxe" above',
  },
  {
    title: 'An option space in two options',
    text: 'option space ipxe;\noption a code 175 = encapsulate ipxe;\noption b code 176 = encapsulate ipxe;\n',
    says: 'the option space "ipxe" is encapsulated by the option a already',
  },
  {
    title: 'A definition in a block',
    text: 'subnet 10.0.33.0 netmask 255.255.255.0 {\n  option arch code 93 = unsigned integer 16;\n}\n',
    says: 'put it at the top of the file, before what uses it',
  },
  {
    title: 'The old style of updates',
    text: 'ddns-update-style ad-hoc;\n',
    says: 'write "standard", "interim" or "none"',
  },
  {
    title: 'A comment of C',
    text: '// our cluster\nauthoritative;\n',
    says: 'a comment begins with "#"',
  },
  {
    title: 'A program gives a text without quotation marks',
    build: () => serialize(document([option('domain-name', 'a"b')])),
    code: `option('domain-name', 'a"b')`,
    says: 'data',
  },
  {
    title: 'A program gives a host a name with a blank',
    build: () => serialize(document([host('node 1', [fixedAddress('10.0.33.11')])])),
    code: `host('node 1', [fixedAddress('10.0.33.11')])`,
    says: 'is not a host name',
  },
  {
    title: 'A program gives a file name without quotation marks',
    build: () => serialize(document([parameter('filename', 'efi/grub.efi')])),
    code: `parameter('filename', 'efi/grub.efi')`,
    says: 'filename',
  },
]
