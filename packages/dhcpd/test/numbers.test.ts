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
  wrong-value value/0: max-lease-time takes a number of seconds or "infinite", and "600" is none; write it without quotation marks
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
option default-ip-ttl «081|071»;
  bad-number data/0: "081" is no octal number; a leading zero makes a number octal
option default-ip-ttl «018|017»;
  bad-number data/0: "018" is no octal number; a leading zero makes a number octal
option vendor-class-identifier «abc|ab»;
  hexadecimal-name data/0: dhcpd takes "abc" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name
option vendor-class-identifier «xa:1|a:1»;
  bad-number data/0: "xa" is no hexadecimal number
server-id-check «0x|on»;
  wrong-value value/0: server-id-check takes on or off (or true, false, ignore), and "0x" is none
option default-ip-ttl «0xfg|0xf»;
  wrong-value data/0: option default-ip-ttl takes a number from 0 to 255, and "0xfg" is none
option vendor-class-identifier 1:«1a2g|1a»;
  bad-expression data/0: expected a hexadecimal number, found "1a2g"
option vendor-class-identifier «-1:x1|-1:1»;
  hexadecimal-name data/0: dhcpd takes "x1" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name
option default-ip-ttl «1abc|11»;
  bad-number data/0: "1abc" is no decimal number
option default-ip-ttl «12abc|12»;
  bad-number data/0: "12abc" is no decimal number
option default-ip-ttl «1x2a|1»;
  wrong-value data/0: option default-ip-ttl takes a number from 0 to 255, and "1x2a" is none
option default-ip-ttl «10x1f|0x1f»;
  wrong-value data/0: option default-ip-ttl takes a number from 0 to 255, and "10x1f" is none
option host-name «5|1x»;
  wrong-value data/0: option host-name takes a text in quotation marks, and "5" is none; put all of it in quotation marks
`,
)
