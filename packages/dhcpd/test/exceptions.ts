/** What dhcpd and we make of a construct differently, on purpose. */
export interface Exception {
  readonly construct: string
  /** A text that has it; its characters are bytes. */
  readonly text: string
  readonly dhcpd: 'accepts' | 'rejects' | 'breaks at'
  readonly we: 'accept' | 'reject'
  readonly why: string
  /** Tells it in a text that chance has made, whose verdicts are then not compared. */
  readonly pattern?: RegExp
}

export const exceptions: readonly Exception[] = [
  {
    construct: 'a byte 0xFF in the middle of a statement',
    text: 'authoritative\xff;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'its scanner takes the byte for the end of the file, and goes on behind it where one more token is needed',
    pattern: /\xff/,
  },
  {
    construct: 'blocks that are nested more than 500 deep',
    text: 'group {'.repeat(501) + '}'.repeat(501),
    dhcpd: 'accepts',
    we: 'reject',
    why: 'nobody nests so deep, and a program that walks the tree may have less of a stack than dhcpd has',
  },
  {
    construct: 'data that go on in a line that begins like another statement',
    text: 'option x code 200 = { ip-address, ip-address, ip-address };\noption x a\nhost b;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'what dhcpd takes for a datum is the next statement to any person: a semicolon is missing',
  },
  {
    construct: 'a brace in what dhcpd passes over behind a log( without an expression',
    text: 'on commit { log(info, } ); }\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'blocks and statements would not be what their braces and semicolons show',
    pattern: /\blog\s*\([^;"]*[{}]/i,
  },
  {
    construct: 'what no expression begins with, where an option is computed',
    text: 'option host-name = class "c" { match hardware; }\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'parse_option_statement looks at a variable that was never set, and may then drop the option and say nothing',
  },
  {
    construct: 'a character in the place of the name of an interface',
    text: 'subnet 10.0.0.0 netmask 255.0.0.0 { interface %; }\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'no interface has such a name, and it would be read as the end of the statement if it were a semicolon',
    pattern: /\binterface\s*[^\sA-Za-z0-9"-]/i,
  },
  {
    construct: 'two NULs before the data of an option',
    text: 'option routers \0\0 10.0.0.1;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'at most other places it stops at two, and they are in a file by accident',
    pattern: /\0\0/,
  },
  {
    construct: 'a hyphen in the place of the number of an option',
    text: 'option x code - = text;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'its scanner makes a number of any hyphen, and its parser 0 of that number',
    pattern: /\bcode\s+-(?!\w)/i,
  },
  {
    construct: 'a negative number in an address',
    text: 'option subnet-mask -1.255.255.0;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'dhcpd reads 255, and no one means that',
    pattern: /(?<![\w-])-[0-9]+\s*\.|\.\s*-[0-9]/,
  },
  {
    construct: 'an elsif or else behind a log( without an expression',
    text: 'if known { log(info, ); } else { }\n',
    dhcpd: 'rejects',
    we: 'accept',
    why: 'it passes over the log without a word, and with it over what it would have to know of the "if"',
    pattern:
      /\blog\s*\(\s*(?:(?:fatal|error|debug|info)\s*,\s*)?(?:[^\s\w"(-]|(?:on|and|or|host|subnet6?|range6?|pool6?|group|class|if|else|ethernet|array|of|key|zone|switch|case|default|set|define|shared-network|fixed-address6?|fixed-prefix6|prefix6|deny|allow|unknown-clients|integer|text|temporary|v6relopt|host-identifier|return|break)(?![\w-]))/i,
  },
  {
    construct: 'a semicolon in what dhcpd passes over behind a log( without an expression',
    text: 'on commit { log(debug, break; "x"); }\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'what is left behind the semicolon is no statement',
    pattern: /\blog\s*\([^")]*;/i,
  },
  {
    construct: 'a brace in the place of the text of a status code, whatever stands there being taken',
    text: 'option dhcp6.status-code success {;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'blocks and statements would not be what their braces and semicolons show',
    pattern: /\bstatus-code\b[^;"]*[{}]/i,
  },
  {
    construct: 'a number in the place of a text that may be left out',
    text: 'option slp-service-scope true 5;\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'it drops what stands there without a word, and clients are given no text',
    pattern: /\b(?:status-code|slp-service-scope)\s+[\w-]+\s+[-0-9]/i,
  },
  {
    construct: 'a secret of one letter',
    text: 'key k { algorithm hmac-md5; secret A; }\n',
    dhcpd: 'accepts',
    we: 'reject',
    why: 'it makes no key of it, and tells only where the key is used that there is none',
  },
  {
    construct: 'a file that includes one that cannot be read',
    text: 'include "/nonexistent";\n',
    dhcpd: 'rejects',
    we: 'accept',
    why: 'no file is opened here',
  },
  {
    construct: 'a name that is declared nowhere, in a file that includes another one',
    text: 'include "/dev/null";\nsubclass "c" "x";\n',
    dhcpd: 'rejects',
    we: 'accept',
    why: 'what is declared in the included file is not known here',
  },
  {
    construct: 'an option without data outside of any block',
    text: 'option routers; ;\n',
    dhcpd: 'breaks at',
    we: 'reject',
    why: 'it crashes when it carries out the statement',
  },
  {
    construct: 'the end of the file in the secret of a key',
    text: 'key k { algorithm hmac-md5; secret ab#cd; }\n',
    dhcpd: 'breaks at',
    we: 'reject',
    why: 'it looks for the end of the secret for ever',
  },
]
