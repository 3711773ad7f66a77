import * as exports from '@cluster-configs/exports'
import { test } from 'vitest'
import { assertUnswayed } from '../../../tools/hostile-layout.ts'

test.each(['# c\n/a b(ro) c\n/d #e\n\n', '/a -ro b -rw c(ro,rw)\n', '/\\043a \\043b\n', '/a *(ro)\n'])(
  'whatever a layout says, %j keeps its meaning',
  text => {
    assertUnswayed(exports, text)
  },
)
