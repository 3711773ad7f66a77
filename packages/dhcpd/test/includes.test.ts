import { find, includes, parse } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

const files: Readonly<Record<string, string>> = {
  a: 'include "b";\nhost n1 {}\n',
  b: 'host n2 {}\n',
  broken: 'host {}\n',
  loop: 'include "loop";\n',
}

test('a document and what it includes, in order', () => {
  const document = parse('include "a";\ngroup { include "b"; include "missing"; }\n')
  const found = [...includes(document, file => files[file])]
  expect(found.map(({ file }) => file)).toEqual([undefined, 'a', 'b', 'b'])
  expect(found.map(({ document }) => find(document, 'host')?.name)).toEqual([undefined, 'n1', 'n2', 'n2'])
})

test('a file that dhcpd would not read is named', () => {
  expect(() => [...includes(parse('include "broken";'), file => files[file])]).toThrow('broken:1:6: ')
})

test('a file that includes itself is refused', () => {
  expect(() => [...includes(parse('include "loop";'), file => files[file])]).toThrow('loop includes itself')
})
