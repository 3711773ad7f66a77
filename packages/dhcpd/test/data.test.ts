import { tells } from './told.ts'

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
  wrong-value data/0: option v4-lost takes a domain name without quotation marks, and "a" is none; write it without quotation marks
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
  wrong-value data/0: option option-6rd takes a number from 0 to 255, then a number from 0 to 255, then an IPv6 address, then an IP address or host name without quotation marks (several with commas between), and "::" is none; write it without quotation marks
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
  wrong-value value/0: log-facility takes kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0, local1, local2, local3, local4, local5, local6, local7, and "user" is none; write it without quotation marks
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
  wrong-value value: lease-id-format takes octal or hex without quotation marks, and not "decimal"
lease-id-format «"hex"|hex»;
  wrong-value value: lease-id-format takes octal or hex without quotation marks, and not "hex"
lease-id-format «hexx|HEX»;
  wrong-value value: lease-id-format takes octal or hex without quotation marks, and not "hexx"
server-identifier 10.0.0«|.1»;
  bad-address value/0: the address that begins with 10 has 3 numbers instead of four
option unknown-200 «x y|"x"»;
  hexadecimal-name data/0: dhcpd takes "x" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name
option unknown-3 «"a"|10.0.0.1»;
  wrong-value data/0: option unknown-3 takes an IP address or host name without quotation marks (several with commas between), and "a" is none; write it without quotation marks
option x code 200 = text; option unknown-200 «10.0.0.1|"a"»;
  wrong-value data/0: option unknown-200 takes a text in quotation marks, and "10" is none; put all of it in quotation marks
option subnet-mask «:|10.a»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and ":" is none; IPv6 addresses are for options such as dhcp6.name-servers
option subnet-mask «:|5.»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and ":" is none; IPv6 addresses are for options such as dhcp6.name-servers
option subnet-mask «:|a.5.b»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and ":" is none; IPv6 addresses are for options such as dhcp6.name-servers
option default-ip-ttl «:|1»;
  wrong-value data/0: option default-ip-ttl takes a number from 0 to 255, and ":" is none
option ip-forwarding «xyes|on»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "xyes" is none
option ip-forwarding «nope|off»;
  wrong-value data/0: option ip-forwarding takes on or off (or true, false, ignore), and "nope" is none
log-facility «no|news»;
  wrong-value value/0: log-facility takes kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0, local1, local2, local3, local4, local5, local6, local7, and "no" is none
option slp-service-scope «x|true» "a";
  wrong-value data/0: option slp-service-scope takes on or off (or true, false, ignore), then a text in quotation marks, and "x" is none
option domain-search "«a..|»";
  bad-domain data/0: "a.." is no domain name: a part is empty
option v4-lost «"a"|a.»;
  wrong-value data/0: option v4-lost takes a domain name without quotation marks, and "a" is none; write it without quotation marks
option v4-lost «aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»;
  bad-domain data/0: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is no domain name: a part is longer than 63 letters
option dhcp6.sntp-servers 2001:db8::«-1|1»;
  bad-address data/0: "2001:db8::-1" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them
lease-id-format «xhex|hex»;
  wrong-value value: lease-id-format takes octal or hex without quotation marks, and not "xhex"
host h { server-identifier 10.0.0«|.1»; }
  bad-address value/0: the address that begins with 10 has 3 numbers instead of four
host h { lease-id-format «x|hex»; }
  wrong-value value: lease-id-format takes octal or hex without quotation marks, and not "x"
filename "boot«\\|\\\\»wds";
  (warning) lost-backslash value/0: dhcpd drops the backslash before "w"; write two where one is meant
option domain-search "a\\\\b", "c", "d«\\|\\\\»mb", "e";
  (warning) lost-backslash data/2: dhcpd drops the backslash before "m"; write two where one is meant
option domain-search "d«\\|\\\\»mb", "e";
  (warning) lost-backslash data/0: dhcpd drops the backslash before "m"; write two where one is meant
option host-name "\\nb«\\|\\\\»A";
  (warning) lost-backslash data/0: dhcpd drops the backslash before "A"; write two where one is meant
filename "«\\|\\\\»z";
  (warning) lost-backslash value/0: dhcpd drops the backslash before "z"; write two where one is meant
option subnet-mask «"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"|a»;
  wrong-value data/0: option subnet-mask takes an IP address or host name without quotation marks, and "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is none; write it without quotation marks
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
group { filename« ;| ;;» }
  missing-value: filename has no value; it takes a text in quotation marks
group { option host-name« ;| "a";» }
  missing-value: option host-name has no value; it takes a text in quotation marks
group { option dhcp6.rapid-commit« ;;|;» }
  missing-value: option dhcp6.rapid-commit has no value; it takes no data
host h { uid« ;;| "a";» }
  missing-value: uid has no value; it takes a value
host h { uid« ;| "a";» }
  missing-value: uid has no value; it takes a value
group { server-identifier« ;| ;;» }
  missing-value: server-identifier has no value; it takes a value
filename« ;;| "a";»
  missing-value: dhcpd crashes on a statement without a value that stands outside of any block
option host-name« ;;| "a";»
  missing-value: dhcpd crashes on a statement without a value that stands outside of any block
server-name «5|"a"» ;
  wrong-value value/0: server-name takes a text in quotation marks, and "5" is none; put all of it in quotation marks
`,
)
