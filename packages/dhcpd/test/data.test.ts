import { tells } from './told.ts'

tells(
  'numbers',
  '%',
  `
option default-ip-ttl «256|255»;
  number-range data/0: "256" is too large for 8 bits; the most is 255
option default-ip-ttl «-129|-128»;
  number-range data/0: "-129" is too large for 8 bits; the most is 128
option default-ip-ttl «0x100|0xff»;
  number-range data/0: "0x100" is too large for 8 bits; the most is 255
option default-ip-ttl «0400|0377»;
  number-range data/0: "0400" is too large for 8 bits; the most is 255
option default-ip-ttl «09|07»;
  bad-number data/0: "09" is no octal number; a leading zero makes a number octal
option default-ip-ttl «-08|-07»;
  bad-number data/0: "-08" is no octal number; a leading zero makes a number octal
option default-ip-ttl «a1|11»;
  bad-number data/0: "a1" is no decimal number
option default-ip-ttl «x|0»;
  bad-number data/0: "x" is no decimal number
option interface-mtu «65536|65535»;
  number-range data/0: "65536" is too large for 16 bits; the most is 65535
option interface-mtu «-32769|-32768»;
  number-range data/0: "-32769" is too large for 16 bits; the most is 32768
option time-offset «-2147483649|-2147483648»;
  number-range data/0: "-2147483649" is too large for 32 bits; the most is 2147483648
option time-offset «4294967296a|4294967295»;
  bad-number data/0: "4294967296a" is no decimal number
max-lease-time «-2147483649|-2147483648»;
  number-range value/0: "-2147483649" is too large for 32 bits; the most is 2147483648
max-lease-time «forever|infinite»;
  wrong-value value/0: max-lease-time takes a number of seconds or "infinite", and "forever" is none
max-lease-time «"600"|600»;
  wrong-value value/0: max-lease-time takes a number of seconds or "infinite", and "600" is none
option vendor-class-identifier «100|ff»;
  number-range data/0: "100" is too large for 8 bits; the most is 255
option vendor-class-identifier «-81|-80»;
  number-range data/0: "-81" is too large for 8 bits; the most is 128
option vendor-class-identifier 1:«0x1|1»;
  bad-number data/0: "0x1" is no hexadecimal number
option vendor-class-identifier 1:«x|f»;
  hexadecimal-name data/0: dhcpd takes "x" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name
option vendor-class-identifier «xy|"xy"»;
  wrong-value data/0: option vendor-class-identifier takes a string in quotation marks or bytes such as 01:0a:ff, and "xy" is none
`,
)

tells(
  'what an option takes',
  '%',
  `
option subnet-mask «"255.0.0.0"|255.0.0.0»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and "255.0.0.0" is none; write it without quotation marks
option subnet-mask 255.0.0«|.0»;
  bad-address data/0: the address that begins with 255 has 3 numbers instead of four
option subnet-mask 255.0.0.«256|255»;
  bad-address data/0: "256" is no number of an address, which are from 0 to 255
option subnet-mask 255.0.0.«x|0»;
  bad-address data/0: expected a number of the address that begins with 255, found "x"
option subnet-mask «fe80::1|255.0.0.0»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and ":" is none; IPv6 addresses are for options such as dhcp6.name-servers
option routers 10.0.0.1«|,» 10.0.0.2;
  wrong-value data/0: option routers takes an IP address or host name without quotation marks (several with commas between), and before "10" there is no comma
option routers 10.0.0.1, 10.0.0.«256|255»;
  bad-address data/1: "256" is no number of an address, which are from 0 to 255
option policy-filter 10.0.0.1«,|» 10.0.0.2;
  wrong-value data/1: option policy-filter takes an IP address or host name without quotation marks, then an IP address or host name without quotation marks, with blanks between them and commas between one such group and the next, with blanks and no commas between
option policy-filter 10.0.0.1 10.0.0.2«|,» 10.0.0.3 10.0.0.4;
  wrong-value data/0: option policy-filter takes an IP address or host name without quotation marks, then an IP address or host name without quotation marks, with blanks between them and commas between one such group and the next, and before "10" there is no comma
option policy-filter 10.0.0.1 10.0.0.2«, 10.0.0.3|»;
  wrong-value data/1: option policy-filter takes an IP address or host name without quotation marks, then an IP address or host name without quotation marks, with blanks between them and commas between one such group and the next, and there is no more
option host-name «n1.a|"n1.a"»;
  wrong-value data/0: option host-name takes a text in quotation marks, and "." is none; put all of it in quotation marks
option host-name «5|n5»;
  wrong-value data/0: option host-name takes a text in quotation marks, and "5" is none; put all of it in quotation marks
option host-name "a"«, "b"|»;
  wrong-value data/1: option host-name takes a text in quotation marks, and no list of them
option host-name "a"« "b"|»;
  wrong-value data/0: option host-name takes a text in quotation marks, and "b" is none
option ip-forwarding «"on"|on»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "on" is none; write it without quotation marks
option ip-forwarding «yes|true»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "yes" is none; write on
option ip-forwarding «1|TRUE»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "1" is none; write on
option ip-forwarding «enable|ignore»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "enable" is none; write on
option ip-forwarding «enabled|on»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "enabled" is none; write on
option ip-forwarding «no|off»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "no" is none; write off
option ip-forwarding «0|false»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "0" is none; write off
option ip-forwarding «disable|off»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "disable" is none; write off
option ip-forwarding «disabled|off»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "disabled" is none; write off
option ip-forwarding «onn|on»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "onn" is none
option ip-forwarding «xoff|off»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "xoff" is none
option slp-directory-agent true 10.0.0.1«|,» 10.0.0.2;
  wrong-value data/0: option slp-directory-agent takes on or off (or true, false, ignore), then an IP address or host name without quotation marks (several with commas between), and before "10" there is no comma
option domain-search "«a..b|a.b»";
  bad-domain data/0: "a..b" is no domain name: a part is empty
option domain-search "a.b", "«c..d|c.d.»";
  bad-domain data/1: "c..d" is no domain name: a part is empty
option domain-search "«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa».b";
  bad-domain data/0: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is no domain name: a part is longer than 63 letters
option domain-search "«a..|.»";
  bad-domain data/0: "a.." is no domain name: a part is empty
option domain-search "a"«|,» "b";
  wrong-value data/0: option domain-search takes domain names, each in quotation marks, with commas between, and before "b" there is no comma
option domain-search «a|"a"»;
  wrong-value data/0: option domain-search takes domain names, each in quotation marks, with commas between, and "a" is none
option bcms-controller-names "a"«|,» "b";
  wrong-value data/0: option bcms-controller-names takes domain names, each in quotation marks, with commas between, and before "b" there is no comma
option v4-lost «"a"|a.b»;
  wrong-value data/0: option v4-lost takes a domain name without quotation marks, and "a" is none
option v4-lost a.«.b|b»;
  wrong-value data/0: option v4-lost takes a domain name without quotation marks, and "." is none
option rdnss-selection 1 10.0.0.1 10.0.0.2 «a|"a"»;
  wrong-value data/0: option rdnss-selection takes a number from 0 to 255, then an IP address or host name without quotation marks, then an IP address or host name without quotation marks, then domain names, each in quotation marks, with commas between, and "a" is none
option pxe-client-id 0 «xy|"xy"»;
  wrong-value data/0: option pxe-client-id takes a number from 0 to 255, then a string in quotation marks or bytes such as 01:0a:ff, and "xy" is none
option pxe-interface-id 1 2« | 3»;
  wrong-value data/0: option pxe-interface-id takes a number from 0 to 255, then a number from 0 to 255, then a number from 0 to 255, and there is no more
option option-6rd 6 32 2001:db8:«:|»: 10.0.0.1;
  bad-address data/0: "2001:db8:::" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them
option option-6rd 6 32 1::2«::|:»3 10.0.0.1;
  bad-address data/0: "1::2::3" is no IPv6 address; "::" can stand in it once
option option-6rd 6 32 «fe|fe::» 10.0.0.1;
  bad-address data/0: "fe" is no IPv6 address
option option-6rd 6 32 «10.0.0.1|::10.0.0.1» 10.0.0.1;
  bad-address data/0: "10.0.0.1" is no IPv6 address
option option-6rd 6 32 «"::"|::» 10.0.0.1;
  wrong-value data/0: option option-6rd takes a number from 0 to 255, then a number from 0 to 255, then an IPv6 address, then an IP address or host name without quotation marks (several with commas between), and "::" is none
option vivso «vw|"vw"»;
  wrong-value data/0: option vivso takes a string in quotation marks or bytes such as 01:0a:ff, and "vw" is none
option dhcp6.status-code «5|success»;
  wrong-value data/0: option dhcp6.status-code takes success, UnspecFail, NoAddrsAvail, NoBinding, NotOnLink, UseMulticast, NoPrefixAvail, UnknownQueryType, MalformedQuery, NotConfigured, NotAllowed, QueryTerminated, then a text in quotation marks, and "5" is none
option dhcp6.reconf-msg «solicit|SOLICIT»;
  wrong-value data/0: option dhcp6.reconf-msg takes SOLICIT, ADVERTISE, REQUEST, CONFIRM, RENEW, REBIND, REPLY, RELEASE, DECLINE, RECONFIGURE, INFORMATION-REQUEST, RELAY-FORW, RELAY-REPL, LEASEQUERY, LEASEQUERY-REPLY, LEASEQUERY-DONE, LEASEQUERY-DATA, RECONFIGURE-REQUEST, RECONFIGURE-REPLY, DHCPV4-QUERY, DHCPV4-RESPONSE, and "solicit" is none; write SOLICIT, for its letters matter
option dhcp6.info-refresh-time «x|infinite»;
  bad-number data/0: "x" is no decimal number
option dhcp6.client-arch-type 1«|,» 2;
  wrong-value data/0: option dhcp6.client-arch-type takes a number from 0 to 65535 (several with commas between), and before "2" there is no comma
option dhcp6.rapid-commit«  x|»;
  wrong-value data/0: option dhcp6.rapid-commit takes no data, and "x" is none
option dhcp6.sntp-servers «10.0.0.1|::1»;
  bad-address data/0: "10.0.0.1" is no IPv6 address
log-facility «LOCAL7|local7»;
  wrong-value value/0: log-facility takes kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0, local1, local2, local3, local4, local5, local6, local7, and "LOCAL7" is none; write local7, for its letters matter
log-facility «"user"|user»;
  wrong-value value/0: log-facility takes kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0, local1, local2, local3, local4, local5, local6, local7, and "user" is none
ddns-update-style «x|standard»;
  wrong-value value/0: ddns-update-style takes none, interim, standard, ad-hoc, and "x" is none
prefix-length-mode «Prefer|prefer»;
  wrong-value value/0: prefix-length-mode takes ignore, prefer, exact, minimum, maximum, and "Prefer" is none; write prefer, for its letters matter
vendor-option-space «5|PXE»;
  wrong-value value/0: vendor-option-space takes a word, and "5" is none
site-option-space «xy|"xy"»;
  wrong-value value/0: site-option-space takes a string in quotation marks or bytes such as 01:0a:ff, and "xy" is none
local-address6 «10.0.0.1|::1»;
  bad-address value/0: "10.0.0.1" is no IPv6 address
lease-id-format «decimal|octal»;
  wrong-value value: lease-id-format takes octal or hex, and not "decimal"
lease-id-format «hexx|HEX»;
  wrong-value value: lease-id-format takes octal or hex, and not "hexx"
server-identifier 10.0.0«|.1»;
  bad-address value/0: the address that begins with 10 has 3 numbers instead of four
option unknown-200 «x y|"x"»;
  hexadecimal-name data/0: dhcpd takes "x" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name
option unknown-3 «"a"|10.0.0.1»;
  wrong-value data/0: option unknown-3 takes an IP address or host name without quotation marks (several with commas between), and "a" is none; write it without quotation marks
option x code 200 = text; option unknown-200 «10.0.0.1|"a"»;
  wrong-value data/0: option unknown-200 takes a text in quotation marks, and "10" is none; put all of it in quotation marks
`,
)

tells(
  'empty',
  '%',
  `
subnet 10.0.0.0 netmask 255.0.0.0 { option routers«| 10.0.0.1»; }
  missing-value: option routers has no value; it takes an IP address or host name without quotation marks (several with commas between)
subnet 10.0.0.0 netmask 255.0.0.0 { option option-6rd«| 6 32 :: 10.0.0.1»; }
  missing-value: option option-6rd has no value; it takes a number from 0 to 255, then a number from 0 to 255, then an IPv6 address, then an IP address or host name without quotation marks (several with commas between)
filename« ;| "a";»
  missing-value: filename has no value; it takes a text in quotation marks
group { filename« ;| "a";» }
  missing-value: filename has no value; it takes a text in quotation marks
option host-name« ;| "a";»
  missing-value: option host-name has no value; it takes a text in quotation marks
subnet 10.0.0.0 netmask 255.0.0.0 { option static-routes 10.0.0.1« | 10.0.0.2»; }
  wrong-value data/0: option static-routes takes an IP address or host name without quotation marks, then an IP address or host name without quotation marks, with blanks between them and commas between one such group and the next, and there is no more
`,
)
