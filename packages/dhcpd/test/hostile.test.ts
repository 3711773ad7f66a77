import * as dhcpd from '@cluster-configs/dhcpd'
import { test } from 'vitest'
import { assertUnswayed } from '../../../tools/hostile-layout.ts'

test.each([
  '# c\nauthoritative;\noption host-name "a";\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.1; # c\n}\n\n',
  'host a {\n  hardware ethernet 00:00:00:00:00:01;\n}\ninclude "b";\n',
  'if known {\n  deny booting;\n} elsif exists host-name {\n} else {\n}\n',
])('whatever a layout says, %j keeps its meaning', text => {
  assertUnswayed(dhcpd, text)
})
