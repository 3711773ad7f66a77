import * as interfaces from '@cluster-configs/interfaces'
import { test } from 'vitest'
import { assertUnswayed } from '../../../tools/hostile-layout.ts'

test.each([
  '# c\nauto a\nallow-b c d\nno-scripts a\nsource /e\nrename a=b\n',
  'iface a inet static\n    # c\n    mtu 5\n    up x y\n\niface b inet6 auto inherits a\n',
  'mapping a b\n    script c\n    map d\n',
])('whatever a layout says, %j keeps its meaning', text => {
  assertUnswayed(interfaces, text)
})
