import { tells } from './told.ts'

tells(
  'statements',
  'on commit { % }',
  `
log(«loud|info», "a");
  bad-expression: expected ")", found ","
log(info« "a"|, "a"»);
  bad-expression: expected ",", found "a"
log(debug, «1 + 1|"a"»);
  wrong-kind: a data expression cannot stand behind "+"
log(fatal, "a"«, "b"|»);
  bad-expression: expected ")", found ","
log(error, «:|"a"»);
  (warning) dropped-log: dhcpd passes over this statement: expected an expression, found ":"
log(error, «on|option host-name»);
  (warning) dropped-log: dhcpd passes over this statement: expected an expression, found "on"
log(«known|"a"»);
  wrong-kind: expected a data expression, found a boolean one
set «host|x1y» = "a";
  reserved-name: "host" can be no variable's name, as dhcpd has a word like that; take another
set «5|x1y» = "a";
  reserved-name: "5" can be no variable's name, as dhcpd has a word like that; take another
set x1y «"a"|= "a"»;
  bad-expression: expected "=", found "a"
unset «host|x1y»;
  reserved-name: "host" can be no variable's name, as dhcpd has a word like that; take another
unset x1y« z|»;
  bad-expression: expected the end of the statement, found "z"; perhaps a ";" is missing before it
define «host|x1y» = "a";
  reserved-name: "host" can be no variable's name, as dhcpd has a word like that; take another
eval «;|"a";»
  bad-expression: expected an expression, found nothing
return "a"« "b"|»;
  bad-expression: expected the end of the statement, found "b"; perhaps a ";" is missing before it
execute «"a"|("a")»;
  bad-expression: expected "(", found "a"
execute(«a|"a"»);
  bad-expression: expected a program's path in quotation marks, found "a"
execute("a", «lease-time|"b"»);
  wrong-kind: expected a data expression, found a numeric one
execute("a"« "b"|, "b"»);
  bad-expression: expected ")", found "b"
db-time-format «utc|local»;
  wrong-value: db-time-format takes default or local, and not "utc"
db-time-format «utc|default»;
  wrong-value: db-time-format takes default or local, and not "utc"
break« x|»;
  bad-expression: expected the end of the statement, found "x"; perhaps a ";" is missing before it
parse-vendor-option« x|»;
  bad-expression: expected the end of the statement, found "x"; perhaps a ";" is missing before it
match if known;
  wrong-scope: "match" is not allowed in a condition, switch, function or "on"; it belongs in a class
spawn with hardware;
  wrong-scope: "spawn" is not allowed in a condition, switch, function or "on"; it belongs in a class
lease limit 4;
  wrong-scope: "lease" is not allowed in a condition, switch, function or "on"; it belongs in a class
dynamic;
  wrong-scope: "dynamic" is not allowed in a condition, switch, function or "on"
deleted;
  wrong-scope: "deleted" is not allowed in a condition, switch, function or "on"
static;
  wrong-scope: "static" is not allowed in a condition, switch, function or "on"
ddns-hostname = «known|"a"»;
  wrong-kind: expected a data expression, found a boolean one
ddns-hostname = "a"« "b"|»;
  bad-expression: expected the end of the statement, found "b"; perhaps a ";" is missing before it
filename = «5.5|"a"»;
  bad-expression: behind "=" stands an expression, and "5.5" is none; leave out the "="
filename = «10.0.0.1|"a"»;
  bad-expression: behind "=" stands an expression, and "10.0.0.1" is none; leave out the "="
option host-name = "a"« "b"|»;
  bad-expression expression: expected the end of the statement, found "b"; perhaps a ";" is missing before it
option «host-nam|host-name» = "a";
  unknown-option expression: there is no option "host-nam"; did you mean "host-name"?
server-identifier = "a";
  wrong-value: "server-identifier" takes no expression
uid = "a";
  wrong-value: "uid" takes no expression
xyz(«known static|"a"»);
  bad-expression: expected ")", found "static"
«note|note("x")»;
  (warning) no-effect: dhcpd takes "note" for a variable, and does nothing here; did you mean "not"?
on «reboot|expiry or release» { }
  unknown-event words: expected commit, expiry, release or transmission, found "reboot"
on transmission or «|commit» { }
  unknown-event words: expected commit, expiry, release or transmission, found nothing
on commit«, release|» { }
  bad-expression words: expected the end of the statement, found ","; perhaps a ";" is missing before it
switch ("a"« |)» { }
  bad-expression words: expected ")", found nothing
switch ("a") { case «1|"1"»: break; }
  bad-case value: dhcpd takes the colon behind 1 for one between bytes; write a text in quotation marks, and for a number switch on extract-int(…, 8)
switch ("a") { case «0a|"0a"»: break; }
  bad-case value: dhcpd takes the colon behind 0a for one between bytes; write a text in quotation marks, and for a number switch on extract-int(…, 8)
switch (1) { case «"a" "b"|1»: break; }
  bad-case value: expected ":", found "b"
switch (1) { case 1« 2|»: break; }
  bad-case value: expected ":", found "2"
switch (1) { if known { « case 1: |» break; } }
  wrong-scope value: "case" belongs directly in the block of a switch
switch (1) { if known { « default: |» break; } }
  wrong-scope: "default" belongs directly in the block of a switch
set «host|f1y» (a) { }
  reserved-name words: "host" can be no variable's name, as dhcpd has a word like that; take another
define f1y «a|(a)» { }
  bad-expression words: expected "(", found "a"
define f1y (a« b|, b») { }
  bad-expression words: expected ",", found "b"
define f1y («host|») { }
  reserved-name words: "host" can be no variable's name, as dhcpd has a word like that; take another
define f1y (a)« b|» { }
  bad-expression words: expected the end of the statement, found "b"; perhaps a ";" is missing before it
log(info,« ("a")(|("a")»);
  bad-expression: expected ")", found "("
log(info, «:|("a")»);
  (warning) dropped-log: dhcpd passes over this statement: expected an expression, found ":"
xyz(«known static|"a", "b"»);
  bad-expression: expected ")", found "static"
filename = "a"« 5|»;
  bad-expression: expected the end of the statement, found "5"; perhaps a ";" is missing before it
filename = 5:«xyz|1»;
  bad-expression: expected a hexadecimal number, found "xyz"
filename = «10.0.0.15|"a"»;
  bad-expression: behind "=" stands an expression, and "10.0.0.15" is none; leave out the "="
return «:|1»;
  bad-expression: expected an expression, found ":"
switch ("a") { case «"a" = 1|"a"»: break; }
  bad-expression value: expected a hexadecimal number, found nothing
switch ("a") { case «5:x|"5"»: break; }
  bad-case value: dhcpd takes the colon behind 5 for one between bytes; write a text in quotation marks, and for a number switch on extract-int(…, 8)
  bad-number: "x" is no hexadecimal number
switch (1) { case «ab|"ab"»: break; }
  bad-expression value: expected a hexadecimal number, found nothing
vendor-class "c" { }
  wrong-scope words: "vendor-class" is not allowed in a condition, switch, function or "on"
server-identifier ;;
  missing-value: server-identifier has no value; it takes a value
add c;
  bad-expression: expected the name of a class in quotation marks, found "c"
filename1 + lease-time;
  (warning) no-effect: dhcpd takes "filename1" for a variable, and does nothing here; take it out
filename1 = "a";
  (warning) no-effect: dhcpd takes "filename1" for a variable, and does nothing here; take it out
switch ("a") { case «"a" + 1|"a"»: break; }
  bad-expression value: expected a hexadecimal number, found nothing
switch ("a") { case «10 + "a"|"a"»: break; }
  wrong-kind value: a data expression cannot stand behind "+"
switch ("a") { case 5:7; }
  bad-case value: dhcpd takes the colon behind 5 for one between bytes; write a text in quotation marks, and for a number switch on extract-int(…, 8)
  wrong-scope: no statement begins with "7" here
ad;
  (warning) no-effect: dhcpd takes "ad" for a variable, and does nothing here; take it out
adx;
  (warning) no-effect: dhcpd takes "adx" for a variable, and does nothing here; did you mean "add"?
switch () { case 1: break; }
  bad-expression words: expected an expression, found ")"
on «boot|commit»;
  unknown-event: expected commit, expiry, release or transmission, found "boot"
log(info,«| "a")»;
  (warning) dropped-log: dhcpd passes over this statement: expected an expression, found nothing
`,
)

tells(
  'at the top',
  '%',
  `
filename = «known|"a"»;
  wrong-kind: expected a data expression, found a boolean one
lease 10.0.0.1 { }
  lease-file-only keyword: a block that begins with "lease" does not belong in a configuration
subnet 10.0.0.0 netmask 255.0.0.0 { pool6 { } }
  ipv6-only keyword: "pool6" is for a server of DHCPv6, which is started with -6 and has a file of its own
zone a. { « key k; |» }
  unknown-key value: there is no key "k" above
omapi-key «k|l»; key l { algorithm a; secret AA; }
  unknown-key value: there is no key "k"
omapi-key «"k"|"l"»; key l { algorithm a; secret AA; }
  unknown-key value: there is no key "k"
server-duid «ll|llt» ethernet 5 1:2;
  bad-duid value: expected the end of the statement, found "1"; perhaps a ";" is missing before it
server-duid en «x|5» "a";
  bad-duid value: expected the number of an enterprise, found "x"
server-duid en 5 «a|"a"»;
  bad-duid value: expected an identifier in quotation marks, found "a"
server-duid «xx|ll»;
  bad-duid value: expected llt, ll, en or a number, found "xx"
server-duid ll «wifi|fddi 1:2»;
  bad-duid value: expected ethernet, token-ring or fddi, found "wifi"
server-duid llt «wifi|token-ring 5 1:2»;
  bad-duid value: expected ethernet, token-ring or fddi, found "wifi"
server-duid llt ethernet «xyz|5» 1:2;
  bad-duid value: expected a time in seconds, found "xyz"
server-duid ll ethernet «xyz|1:2»;
  bad-expression value: expected a hexadecimal number, found "xyz"
server-duid ll ethernet 1:2« 3|»;
  bad-duid value: expected the end of the statement, found "3"; perhaps a ";" is missing before it
server-duid 5 «x|"a"»;
  bad-duid value: expected an identifier in quotation marks, found "x"
server-duid 5 "a"« 3|»;
  bad-duid value: expected the end of the statement, found "3"; perhaps a ";" is missing before it
server-duid «"a"|en 5 "a"»;
  bad-duid value: expected llt, ll, en or a number, found "a"
«|on commit { »ddns-update-style ad-hoc;« | }»
  ad-hoc-updates value: the update style "ad-hoc" is not supported any more; write "standard", "interim" or "none"
include "";
  no-file file: the name of the file is empty
algorithm a;
  wrong-scope name: "algorithm" is not allowed outside of any block
ldap-server "a";
  unknown-parameter name: this dhcpd knows no parameter "ldap-server"; Debian has one that does in isc-dhcp-server-ldap
«|group { »omapi-key k;« | }»
  unknown-key value: there is no key "k"
host h { «|deleted; »} host h { }
  duplicate-host name: there is a host "h" already
persist-eui-64-leases 5;
  unknown-parameter name: this dhcpd knows no parameter "persist-eui-64-leases"
«ddns-update-style|server-name» ad-hoc;
  ad-hoc-updates value: the update style "ad-hoc" is not supported any more; write "standard", "interim" or "none"
group { «range6 ::/64;|min-secs 1;» }
  ipv6-only name: "range6" is for a server of DHCPv6, which is started with -6 and has a file of its own
«% x; |»
  (warning) ignored text: dhcpd passes over a statement that begins with %
on commit { user-class "c" { hardware ethernet 1:2; } }
  wrong-scope words: "user-class" is not allowed in a condition, switch, function or "on"
  wrong-scope: "hardware" is not allowed in a class; put it in a host
on commit { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a condition, switch, function or "on"; put it in a host
switch (1) { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a condition, switch, function or "on"; put it in a host
define f1y (a) { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a condition, switch, function or "on"; put it in a host
if known { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a condition, switch, function or "on"; put it in a host
omapi-key «a.c|a.b»; key a.b { algorithm a; secret AA; }
  unknown-key value: there is no key "a.c"
«server-duid ll|server-duid ll; option x code 200 = text»; « option x 5;|»
  unknown-option name: there is no option "x"; define it at the top of the file: option x code NUMBER = TYPE;
`,
)
