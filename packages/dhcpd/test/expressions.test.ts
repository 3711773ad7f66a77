import { tells } from './told.ts'

tells(
  'conditions',
  '%',
  `
if «known or "a"|known or "a" = "a"» {}
  wrong-kind condition: "or" stands between a boolean and a data expression; put what belongs together in parentheses
if not «"a"|known» {}
  bad-expression condition: "not" takes one condition; put what follows it in parentheses
if «(known) or (static)|((known) or (static))» {}
  bad-expression condition: the parenthesis that "if" begins with ends before "or"; put the whole condition in one more pair
if (known« static|)» {}
  bad-expression condition: expected ")", found "static"
if «"a"|"a" = "b"» {}
  wrong-kind condition: expected a boolean expression, found a data one
if "a" «==|=» "b" {}
  bad-expression condition: a comparison has one equals sign; write one "="
if "a" «! "b"|!= "b"» {}
  bad-expression condition: expected "!=", found "!" and "b"
if "a" «~ "b"|~~ "b"» {}
  bad-expression condition: expected "~=" or "~~", found "~" and "b"
if known «=|and» static {}
  wrong-kind condition: a boolean expression cannot stand behind "="
if known = "a" {}
  wrong-kind condition: "=" stands between a boolean and a data expression; put what belongs together in parentheses
if «"a" and "b"|known and static» {}
  wrong-kind condition: a data expression cannot stand behind "and"
if lease-time ~= lease-time {}
  wrong-kind condition: a numeric expression cannot stand behind "~="
if "a" ~= «lease-time|"b"» {}
  wrong-kind condition: "~=" stands between a data and a numeric expression; put what belongs together in parentheses
if lease-time ~~ «"b"|lease-time» {}
  wrong-kind condition: "~~" stands between a numeric and a data expression; put what belongs together in parentheses
if known ~~ «"b"|static» {}
  wrong-kind condition: "~~" stands between a boolean and a data expression; put what belongs together in parentheses
if lease-time = «"a"|lease-time» {}
  wrong-kind condition: "=" stands between a numeric and a data expression; put what belongs together in parentheses
if lease-time + 1 = 2 {}
  wrong-kind condition: "=" stands between a numeric and a data expression; put what belongs together in parentheses
if known« static|» {}
  bad-expression condition: expected the end of the statement, found "static"; perhaps a ";" is missing before it
if «foo bar|xyz» {}
  bad-expression condition: expected the end of the statement, found "bar"; perhaps a ";" is missing before it
if «=|known» {}
  bad-expression condition: a comparison has one equals sign; write one "="
if check «"x"|"default"» {}
  unknown-collection condition: there is no such collection; the only one is "default"
if check «default|"default"» {}
  bad-expression condition: expected the name of a collection in quotation marks, found "default"
if exists «5|host-name» {}
  bad-expression condition: expected an option's name, found "5"
if exists agent.«host-name|circuit-id» {}
  unknown-option condition: there is no option "agent.host-name"; define it at the top of the file: option agent.host-name code NUMBER = TYPE;
if exists «host-nam|host-name» {}
  unknown-option condition: there is no option "host-nam"; did you mean "host-name"?
if defined («host|x») {}
  reserved-name condition: "host" can be no variable's name
if defined («5|a5») {}
  reserved-name condition: "5" can be no variable's name
if defined (x«, y|») {}
  bad-expression condition: expected ")", found ","
if «break|known» {}
  bad-expression condition: expected a boolean expression, found "break"
if known and«& static| static» {}
  bad-expression condition: expected an expression, found "&"; write "and"
if «!|not »known {}
  bad-expression condition: expected an expression, found "!"; write "not"
if exists «option |»host-name {}
  unknown-option condition: the name of an option follows here directly; take the word "option" out
if not («|known») {}
  bad-expression condition: expected an expression, found ")"
if "a" = "b"« = "c"|» {}
  wrong-kind condition: "=" stands between a boolean and a data expression; put what belongs together in parentheses
if known and «"a"|xyz» {}
  wrong-kind condition: "and" stands between a boolean and a data expression; put what belongs together in parentheses
if xyz = «known|lease-time» {}
  wrong-kind condition: a boolean expression cannot stand behind "="
if "a" = «known|xyz» {}
  wrong-kind condition: "=" stands between a data and a boolean expression; put what belongs together in parentheses
if xyz and «"a"|known» {}
  wrong-kind condition: a data expression cannot stand behind "and"
if defined («host|xyz») {}
  reserved-name condition: "host" can be no variable's name
if xyz(«|"a", "b"») {}
  bad-expression condition: expected an expression, found ")"
if lease-time + known and 1 {}
  wrong-kind condition: "and" stands between a boolean and a data expression; put what belongs together in parentheses
if xyz("a") {}« elsif "a" {}|»
  wrong-kind condition: expected a boolean expression, found a data one
`,
)

tells(
  'data',
  'on commit { set x1y = %; }',
  `
substring("a", 0« |, 1»)
  bad-expression: expected ",", found ")"
substring(«known|"a"», 0, 1)
  wrong-kind: expected a data expression, found a boolean one
substring("a", «"b"|0», 1)
  wrong-kind: expected a numeric expression, found a data one
substring("a", 0, «"b"|1»)
  wrong-kind: expected a numeric expression, found a data one
suffix("a", «"b"|1»)
  wrong-kind: expected a numeric expression, found a data one
suffix(«lease-time|"a"», 1)
  wrong-kind: expected a data expression, found a numeric one
lcase(«known|"a"»)
  wrong-kind: expected a data expression, found a boolean one
lcase «"a"|("a")»
  bad-expression: expected "(", found "a"
ucase(«lease-time|"a"»)
  wrong-kind: expected a data expression, found a numeric one
ucase("a"«, "b"|»)
  bad-expression: expected ")", found ","
concat(«"a"|"a", "b"»)
  bad-expression: expected ",", found ")"
concat("a", "b", «lease-time|"c"»)
  wrong-kind: expected a data expression, found a numeric one
concat("a", «lease-time|"b"», "c")
  wrong-kind: expected a data expression, found a numeric one
concat("a", "b"« "c"|, "c"»)
  bad-expression: expected ")", found "c"
binary-to-ascii(«"a"|10», 8, ".", "b")
  wrong-kind: expected a numeric expression, found a data one
binary-to-ascii(10, «"a"|8», ".", "b")
  wrong-kind: expected a numeric expression, found a data one
binary-to-ascii(10, 8, «1 + 1|"."», "b")
  wrong-kind: a data expression cannot stand behind "+"
binary-to-ascii(10, 8, "."«|, "b"»)
  bad-expression: expected ",", found ")"
reverse(«"a"|1», "b")
  wrong-kind: expected a numeric expression, found a data one
reverse(1, «lease-time|"b"»)
  wrong-kind: expected a data expression, found a numeric one
pick(«lease-time|"a"», "b")
  wrong-kind: expected a data expression, found a numeric one
pick-first-value("a", «lease-time|"b"»)
  wrong-kind: expected a data expression, found a numeric one
pick-first-value("a"« "b"|, "b"»)
  bad-expression: expected ")", found "b"
packet(«"a"|0», 1)
  wrong-kind: expected a numeric expression, found a data one
packet(0, «"a"|1»)
  wrong-kind: expected a numeric expression, found a data one
extract-int(«lease-time|"a"», 8)
  wrong-kind: expected a data expression, found a numeric one
extract-int("a", «9|16»)
  bad-expression: a width is 8, 16 or 32, and not "9"
extract-int("a", «x|32»)
  bad-expression: a width is 8, 16 or 32, and not "x"
encode-int(«"a"|1», 8)
  wrong-kind: expected a numeric expression, found a data one
encode-int(1, «64|32»)
  bad-expression: a width is 8, 16 or 32, and not "64"
gethostbyname(«a|"a"»)
  bad-expression: expected a host name in quotation marks, found "a"
v6relay(«"a"|1», "b")
  wrong-kind: expected a numeric expression, found a data one
v6relay(1, «lease-time|"b"»)
  wrong-kind: expected a data expression, found a numeric one
option «5|host-name»
  bad-expression: expected an option's name, found "5"
config-option «agent.5|agent.circuit-id»
  bad-expression: expected an option's name, found "5"
«class|hardware»
  bad-expression: expected an expression, found "class"
1:«xyz|f»
  bad-expression: expected a hexadecimal number, found "xyz"
lease-time + «"a"|1»
  wrong-kind: "+" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time * «"a"|2»
  wrong-kind: "*" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time / «"a"|2»
  wrong-kind: "/" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time % «"a"|2»
  wrong-kind: "%" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time & «"a"|2»
  wrong-kind: "&" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time | «"a"|2»
  wrong-kind: "|" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time ^ «"a"|2»
  wrong-kind: "^" stands between a numeric and a data expression; put what belongs together in parentheses
substring(xyz("a"), xyz("b"), «known|xyz("c")»)
  wrong-kind: expected a numeric expression, found a boolean one
substring("a", «"b"|extract-int("b", 8)», 1)
  wrong-kind: expected a numeric expression, found a data one
substring("a", lease-time + 1, «"b"|1»)
  wrong-kind: expected a numeric expression, found a data one
extract-int("a", «0x8|8»)
  bad-expression: a width is 8, 16 or 32, and not "0x8"
extract-int("a", «132|32»)
  bad-expression: a width is 8, 16 or 32, and not "132"
extract-int("a", «320|16»)
  bad-expression: a width is 8, 16 or 32, and not "320"
extract-int("a", «816|08»)
  bad-expression: a width is 8, 16 or 32, and not "816"
lease-time + «"a"|xyz»
  wrong-kind: "+" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time + 2 & «"a"|3»
  wrong-kind: "&" stands between a numeric and a data expression; put what belongs together in parentheses
lease-time * 2 + «"a"|3»
  wrong-kind: "+" stands between a numeric and a data expression; put what belongs together in parentheses
`,
)
