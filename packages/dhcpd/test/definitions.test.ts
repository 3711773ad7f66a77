import { tells } from './told.ts'

tells(
  'types',
  '%',
  `
option x code 200 = boolean; option x «x|on»;
  wrong-value data/0: option x takes on or off (or true, false, ignore), and "x" is none
option x code 200 = integer 8; option x «xy|1»;
  wrong-value data/0: option x takes a number of 8 bits, and "xy" is none
option x code 200 = unsigned integer 8; option x «xy|1»;
  wrong-value data/0: option x takes a number from 0 to 255, and "xy" is none
option x code 200 = signed integer 16; option x «xy|1»;
  wrong-value data/0: option x takes a number of 16 bits, and "xy" is none
option x code 200 = unsigned integer 16; option x «xy|1»;
  wrong-value data/0: option x takes a number from 0 to 65535, and "xy" is none
option x code 200 = integer 32; option x «xy|1»;
  wrong-value data/0: option x takes a number of 32 bits, and "xy" is none
option x code 200 = unsigned integer 32; option x «xy|1»;
  wrong-value data/0: option x takes a number of 32 bits, and "xy" is none
option x code 200 = ip-address; option x «"a"|a»;
  wrong-value data/0: option x takes an IP address or host name without quotation marks, and "a" is none; write it without quotation marks
option x code 200 = ip6-address; option x «a|a::»;
  bad-address data/0: "a" is no IPv6 address
option x code 200 = domain-name; option x «"a"|a»;
  wrong-value data/0: option x takes a domain name without quotation marks, and "a" is none; write it without quotation marks
option x code 200 = domain-list; option x «a|"a", "b"»;
  wrong-value data/0: option x takes domain names, each in quotation marks, with commas between, and "a" is none
option x code 200 = domain-list compressed; option x «a|"a", "b"»;
  wrong-value data/0: option x takes domain names, each in quotation marks, with commas between, and "a" is none
option x code 200 = text; option x «1|"a"»;
  wrong-value data/0: option x takes a text in quotation marks, and "1" is none; put all of it in quotation marks
option x code 200 = string; option x «xy|"a"»;
  wrong-value data/0: option x takes a string in quotation marks or bytes such as 01:0a:ff, and "xy" is none
option x code 200 = zerolen; group { option x« 1|»; }
  wrong-value data/0: option x takes no data, and "1" is none
option space s; option x code 200 = encapsulate s; option x «xy|"a"»;
  wrong-value data/0: option x takes a string in quotation marks or bytes such as 01:0a:ff, and "xy" is none
option x code 200 = array of integer 8; option x «x|1, 2»;
  bad-number data/0: "x" is no decimal number
option x code 200 = { integer 8, array of ip-address }; option x 1 «"a"|10.0.0.1, 10.0.0.2»;
  wrong-value data/0: option x takes a number of 8 bits, then an IP address or host name without quotation marks (several with commas between), and "a" is none; write it without quotation marks
option x code 200 = array of { ip-address, boolean }; option x a «x|on, b off»;
  wrong-value data/0: option x takes an IP address or host name without quotation marks, then on or off (or true, false, ignore), with blanks between them and commas between one such group and the next, and "x" is none
option x code 200 = { array of integer 8, text }; option x 1, 2 «5|"a"»;
  wrong-value data/1: option x takes a number of 8 bits (several with commas between), then a text in quotation marks, and "5" is none
option x code 200 = array of { integer 8, boolean }; option x 1 on«|,» 2 off;
  wrong-value data/0: option x takes a number of 8 bits, then on or off (or true, false, ignore), with blanks between them and commas between one such group and the next, and before "2" there is no comma
`,
)

tells(
  'definitions',
  '%',
  `
option x code 200 = «uint8|integer 8»;
  bad-definition definition: "uint8" is no type; write one of boolean, integer 8, 16 or 32 (signed or unsigned), ip-address, ip6-address, domain-name, domain-list, text, string, zerolen, encapsulate, "array of" one of the first four, or a record in braces
option x code 200 = integer «9|16»;
  bad-definition definition: an integer has 8, 16 or 32 bits, and not "9"
option x code 200 = unsigned «32|integer 32»;
  bad-definition definition: expected "integer", found "32"
option x code 200 = signed «int|integer» 8;
  bad-definition definition: expected "integer", found "int"
option x code 200 = array of «array of |»integer 8;
  bad-definition definition: an array cannot be a part of another
option x code 200 = array of «text|boolean»;
  bad-definition definition: there are no arrays of "text"
option x code 200 = array of «domain-name|ip-address»;
  bad-definition definition: there are no arrays of "domain-name"
option x code 200 = array of «string|ip6-address»;
  bad-definition definition: there are no arrays of "string"
option x code 200 = array of «zerolen|integer 32»;
  bad-definition definition: there are no arrays of "zerolen"
option x code 200 = array of «domain-list|integer 8»;
  bad-definition definition: there are no arrays of "domain-list"
option x code 200 = array «|of »boolean;
  bad-definition definition: expected "of", found "boolean"
option space s; option x code 200 = «array of |»encapsulate s;
  bad-definition definition: there are no arrays of "encapsulate"
option x code 200 = { «text, integer 8|integer 8, text» };
  bad-definition definition: "text" can only be the last part of a record
option x code 200 = { «domain-name, integer 8|integer 8, domain-name» };
  bad-definition definition: "domain-name" can only be the last part of a record
option x code 200 = { «domain-list, integer 8|integer 8, domain-list compressed» };
  bad-definition definition: "domain-list" can only be the last part of a record
option x code 200 = { «string, integer 8|integer 8, string» };
  bad-definition definition: "string" can only be the last part of a record
option x code 200 = { «zerolen, integer 8|integer 8, zerolen» };
  bad-definition definition: "zerolen" can only be the last part of a record
option space s; option x code 200 = { «encapsulate s, integer 8|integer 8, encapsulate s» };
  bad-definition definition: "encapsulate" can only be the last part of a record
option x code 200 = { integer 8 «|,» integer 16 };
  bad-definition definition: expected "}", found "integer"
option x code 200 = array of { «array of |»integer 8 };
  bad-definition definition: an array cannot be a part of another
option x code 200 = { array of «{ integer 8 }|integer 8» };
  bad-definition definition: an array in a record is of one simple type
option x code 200 = { integer 8 }« x|»;
  bad-definition definition: expected the end of the statement, found "x"; perhaps a ";" is missing before it
option x code 200 = text« x|»;
  bad-definition definition: expected the end of the statement, found "x"; perhaps a ";" is missing before it
option x code 200 = array of { «text|integer 8» };
  bad-definition definition: there are no arrays of "text"
option space s; option x code 200 = «array of |»{ integer 8, encapsulate s };
  bad-definition definition: there are no arrays of "encapsulate"
option x code 200 = domain-list «compresed|compressed»;
  bad-definition definition: expected the end of the statement, found "compresed"; perhaps a ";" is missing before it
option space s; option x code 200 = encapsulate «5|s»;
  bad-definition definition: expected an option space, found "5"
option space s; option x code 200 = encapsulate «t|s»;
  unknown-space definition: there is no option space "t"; write "option space t;" before it
option «s|agent».x code 200 = text;
  unknown-space definition: there is no option space "s"; write "option space s;" before it
option space s code width «3|4»;
  bad-definition widths: the code width cannot be "3"; write 1, 2 or 4
option space s code width «0|1»;
  bad-definition widths: the code width cannot be "0"; write 1, 2 or 4
option space s code width «44|2»;
  bad-definition widths: the code width cannot be "44"; write 1, 2 or 4
option space s length width «3|2»;
  bad-definition widths: the length width cannot be "3"; write 1 or 2
option space s length width «22|1»;
  bad-definition widths: the length width cannot be "22"; write 1 or 2
option space s hash size «x|5»;
  bad-definition widths: the hash size cannot be "x"
option space s hash size «0x5|55»;
  bad-definition widths: the hash size cannot be "0x5"
option space s «width 1|code width 1»;
  bad-definition widths: expected "code width", "length width" or "hash size", found "width"
option space s code «wide|width» 1;
  bad-definition widths: expected "width", found "wide"
option space s hash «width|size» 1 length width 1;
  bad-definition widths: expected "size", found "width"
option x code 200 = text« compressed|»;
  bad-definition definition: expected the end of the statement, found "compressed"; perhaps a ";" is missing before it
option x code 200 = integer «0x8|8»;
  bad-definition definition: an integer has 8, 16 or 32 bits, and not "0x8"
`,
)

tells(
  'names',
  '%',
  `
option «routersx|routers» 10.0.0.1;
  unknown-option name: there is no option "routersx"; did you mean "routers"?
option «zzzzzz|routers» 10.0.0.1;
  unknown-option name: there is no option "zzzzzz"; define it at the top of the file: option zzzzzz code NUMBER = TYPE;
option «agent.zzzz|agent.agent-id» 10.0.0.1;
  unknown-option name: there is no option "agent.zzzz"; define it at the top of the file: option agent.zzzz code NUMBER = TYPE;
option «filename|bootfile-name» "a";
  unknown-option name: "filename" is a parameter and no option; take the word before it away
option «name-servers|domain-name-servers» 10.0.0.1;
  unknown-option name: there is no option "name-servers" of DHCP for IPv4; that of DHCPv6 is dhcp6.name-servers
option «agnet|agent».agent-id 10.0.0.1;
  unknown-space name: there is no option space "agnet"; did you mean "agent"?
option «zzzz|AGENT».agent-id 10.0.0.1;
  unknown-space name: there is no option space "zzzz"; write "option space zzzz;" before it
option unknown-«0|1» 10.0.0.1;
  unknown-option name: the number 0 is that of no option
option unknown-«255|254» "x";
  unknown-option name: the number 255 is that of no option
option unknown-«x|254» "x";
  unknown-option name: the number x is that of no option
option unknown-«|254» "x";
  unknown-option name: the number that is missing is that of no option
option «agent.unknown-0|agent.unknown-255» "x";
  unknown-option name: the number 0 is that of no option
option agent.«filename|remote-id» "x";
  unknown-option name: there is no option "agent.filename"; define it at the top of the file: option agent.filename code NUMBER = TYPE;
option «x-unknown-5|unknown-5» 10.0.0.1;
  unknown-option name: there is no option "x-unknown-5"; define it at the top of the file: option x-unknown-5 code NUMBER = TYPE;
option space s; option a code 200 = encapsulate s; «option s.b code 1 = encapsulate s;|»
  second-encapsulation definition: dhcpd stops here: the option space "s" is encapsulated by the option a already
option space s; option space t; option t.a code 1 = encapsulate s; «option b code 200 = encapsulate s;|»
  second-encapsulation definition: dhcpd stops here: the option space "s" is encapsulated by the option t.a already
option agent.«name-servers|agent-id» 10.0.0.1;
  unknown-option name: there is no option "agent.name-servers"; define it at the top of the file: option agent.name-servers code NUMBER = TYPE;
`,
)
