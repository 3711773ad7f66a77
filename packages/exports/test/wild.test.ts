import * as exports from '@cluster-configs/exports'
import { test } from 'vitest'
import { assertKept, isAccepted } from '../../../tools/wild.ts'
import { wild } from './wild.ts'

test.each(wild.filter(text => isAccepted(exports, text)))('%j comes back as it was', text => {
  assertKept(exports, text)
})
