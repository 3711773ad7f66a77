import { tells } from './told.ts'

tells(
  'classes',
  '%',
  `
class "d" { } on commit { add «"c"|"d"»; }
  unknown-class: there is no class "c" above
class "c" { match if «"a"|known»; }
  wrong-kind words: expected a boolean expression, found a data one
class "c" { match if known;« match if static;|» }
  second-match words: a class can have one "match if" alone; join the conditions with "or"
class "c" { match hardware;« match hardware;|» }
  second-match words: a class can have one "match" or "spawn with" alone
class "c" { match hardware;« spawn with hardware;|» }
  second-match words: a class can have one "match" or "spawn with" alone
class "c" { spawn «|with »hardware; }
  bad-expression words: expected "with", found "hardware"
class "c" { spawn with «known|hardware»; }
  wrong-kind words: expected a data expression, found a boolean one
class "c" { match «known|hardware»; }
  wrong-kind words: expected a data expression, found a boolean one
class "c" { match hardware« hardware|»; }
  bad-expression words: expected the end of the statement, found "hardware"; perhaps a ";" is missing before it
class "c" { match if known« static|»; }
  bad-expression words: expected the end of the statement, found "static"; perhaps a ";" is missing before it
class "c" { lease «|limit »4; }
  bad-expression words: expected "limit", found "4"
class "c" { lease limit «x|4»; }
  wrong-value words: expected a number of leases, found "x"
class "c" { lease limit 4« 5|»; }
  bad-expression words: expected the end of the statement, found "5"; perhaps a ";" is missing before it
class "c" { } subclass «"d"|"c"» 1:2;
  unknown-class name: there is no class "d" above
class "c" { } subclass "c" «xyz|"xyz"»;
  bad-expression data: expected a hexadecimal number, found "xyz"
class "c" { } subclass "c" "a" {« match hardware;|» }
  wrong-scope words: "match" is not allowed in a subclass; it belongs in its class
class "c" { } subclass "c" "a" {« spawn with hardware;|» }
  wrong-scope words: "spawn" is not allowed in a subclass; it belongs in its class
class "c" { } subclass "c" "a" { lease limit «x|4»; }
  wrong-value words: expected a number of leases, found "x"
class "c" { } vendor-class «"d"|"c"» { }
  unknown-class words: there is no class "d" above
class "c" { } user-class «c|"c"» { }
  bad-expression words: expected the name of a class in quotation marks, found "c"
class "c" { } user-class "c"« "d"|» { }
  bad-expression words: expected the end of the statement, found "d"; perhaps a ";" is missing before it
class "c" { } class "d" { « vendor-class "c" { } |» }
  wrong-scope words: "vendor-class" is not allowed in a class
class "c" { } on commit { « user-class "c" { } |» }
  wrong-scope words: "user-class" is not allowed in a condition, switch, function or "on"
class "c" {« match if known; match if known;|» }
  second-match words: a class can have one "match if" alone; join the conditions with "or"
class "c" { on commit { « match hardware; |» } }
  wrong-scope: "match" is not allowed in a condition, switch, function or "on"; it belongs in a class
class "c" { log("a"); spawn with hardware; match if known;« match if known;|» }
  second-match words: a class can have one "match if" alone; join the conditions with "or"
class "c" { } vendor-class "c" { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a class; put it in a host
class "c" { } subclass "c" 1 { « hardware ethernet 1:2; |» }
  wrong-scope: "hardware" is not allowed in a class; put it in a host
class "c" { spawn «if known|with hardware»; }
  bad-expression words: expected "with", found "if"
class "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" { } subclass "«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»" 1;
  unknown-class name: there is no class "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" above
class "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" { } subclass "«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»" 1;
  unknown-class name: there is no class "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" above
`,
)
