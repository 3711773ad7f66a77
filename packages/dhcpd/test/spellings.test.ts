import { parse, serialize, type Node } from '@cluster-configs/dhcpd'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

/** Every kind of statement, with a blank wherever one may stand, and with fields that are not spelt as they would be. */
const statements = String.raw`subnet 10.0.0.0 netmask 255.0.0.0 {}
shared-network "\x41" {}
group "\x41" {}
group {}
pool {}
host a.b {}
class "\x41" {}
subclass "\x41" "\x41" ;
subclass "\x41" 1:02 {}
zone a.b {}
key "\x41" {algorithm A ;} ;
failover peer a {}
failover peer a ;
no failover peer
option space A code width 2 ;
option A code 07 = array of { ip-address , integer 8 } ;
option A . B 1 2 , "\x41" , f ( 1 , 2 ) ;
option A ;
supersede A = concat ( "\x41" , b ) ;
default A 1 ;
prepend A 1 ;
append A 1 ;
send A 1 ;
range dynamic-bootp 10.0.0.1 10 . 0 . 0 . 2 ;
range 10 . 0.0.1 ;
hardware ETHERNET AB:1 ;
hardware ETHERNET ;
fixed-address 10 . 0.0.1 , a . b ;
allow known clients ;
deny unknown clients ;
ignore booting ;
authoritative ;
not authoritative ;
include "\x41" ;
filename "\x41" ;
filename = "\x41" ;
filename ;
filename ; ;
max-lease-time 0600 ;
secret ab cd + / = ;
uid 1 : AB ;
fixed-address6 ::1 ;
primary 10.0.0.1 , b ;
omapi-key "\x41" ;
if ( a = b ) {} elsif not c {} else if d {} else {}
on commit or expiry {}
switch ( a ) {case f ( 1 : 2 ) :}
switch ( a ) {default :}
log ( info , "\x41" ) ;
define f ( a , b ) {return a ;}`.split('\n')

describe.each([
  ['two blanks', '  '],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return and a line feed', '\r\n'],
  ['a comment', '# a; {\n'],
])('%s between any two tokens', (_, gap) => {
  test.each(statements.map(statement => [statement] as const))('%s', statement => {
    const [first = '', ...rest] = statement.split(' ')
    const text = `${first.toUpperCase()}${gap}${rest.join(gap)}\n`
    const document = parse(text)
    expect(bare(document.children)).toEqual(bare(parse(statement).children.map(inCapitals)))
    expect(serialize(document)).toBe(text)
  })
})

/** The first word of what is no node of its own is kept as it is written. */
function inCapitals(node: Node): Node {
  const isKept = node.type === 'statement' || node.type === 'block'
  return isKept ? { ...node, keyword: node.keyword.toUpperCase() } : node
}
