import { tells } from './told.ts'

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
algorithm« =|» a; secret AA;
  wrong-value words: no equals sign stands before the name of an algorithm; take it out
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
algorithm a;« min-secs 1;|» secret AA;
  wrong-scope: "min-secs" does not belong in a key, which has an algorithm and a secret
algorithm a; secret «AB=|AQ=»;
  bad-secret value: "AB=" ends in the middle of a byte; copy the whole secret
algorithm a; secret «AB===|AB==»;
  bad-secret value: "AB===" ends in the middle of a byte; copy the whole secret
algorithm a;«| secret AA;»
  incomplete-key name: the key has no secret
«|algorithm a;» secret AA;
  incomplete-key name: the key has no algorithm
algorithm a; secret «A|AA»;
  bad-secret value: "A" is too short to be a secret
algorithm a; secret «AAB|AAAB=»;
  bad-secret value: "AAB" ends in the middle of a byte; copy the whole secret
algorithm a; secret «=AAA|AAA=»;
  bad-secret words: "=AAA" is no secret in base 64
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
primary6 ::1;« min-secs 1;|»
  wrong-scope: "min-secs" does not belong in a zone, which has primary, secondary, primary6, secondary6 and key
key k;« key "k";|»
  second-value value: the zone has a key already
«|primary a; »key «l|k»;
  unknown-key value: there is no key "l" above
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
primary; peer address 10.0.0.1; mclt 3600; split 128; load balance max seconds «3x|13»;
  wrong-value: write load balance max seconds and a number
primary; peer address 10.0.0.1; mclt 3600; split 128; load «x|balance max seconds 3»;
  wrong-value: write load balance max seconds and a number
primary; peer address 10.0.0.1; mclt 3600; split 128; port «5x|-5»;
  wrong-value value: expected a number, found "5x"
primary; peer address 10.0.0.1; mclt 3600; split 128; port «x5|5»;
  wrong-value value: expected a number, found "x5"
primary; peer «xaddress|address» 10.0.0.1; mclt 3600; split 128;
  wrong-scope: "xaddress" does not belong in a failover peer
primary; peer «port 5|address 10.0.0.1»; mclt 3600; split 128;
  incomplete-peer name: the failover peer has no "peer address"
split 128; primary; peer address 10.0.0.1;« |mclt 5;»
  incomplete-peer name: the primary needs an mclt, such as "mclt 3600;"
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
failover peer "p" { secondary; peer address a; } shared-network s { failover peer p; subnet 10.0.0.0 netmask 255.0.0.0 { pool { «|failover peer "p"; »range 10.0.0.1; } } }
  unused-peer name: no pool refers to the failover peer "p"
failover peer "p" { secondary; peer address a; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "p"; range 10.0.0.1; } pool { «failover peer "q"; |»range 10.0.0.2; } }
  unknown-peer name: there is no failover peer "q" above
failover peer "A" { secondary; peer address a; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer «A|"\\x41"»; range 10.0.0.1; } }
  unquoted-peer name: in a pool the name is in quotation marks: failover peer "A";
failover peer "A" { primary; peer address a; mclt 5; split 128; load «x |»balance max seconds 3; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "A"; range 10.0.0.1; } }
  wrong-value: write load balance max seconds and a number
failover peer "A" { primary; peer address a; mclt 5; split 128; peer load balance max seconds «x|3»; } subnet 10.0.0.0 netmask 255.0.0.0 { pool { failover peer "A"; range 10.0.0.1; } }
  wrong-value: write load balance max seconds and a number
`,
)
