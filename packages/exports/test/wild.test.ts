import * as exports from '@cluster-configs/exports'
import { isAccepted } from '@cluster-configs/syntax/laws'
import { test } from 'vitest'
import { assertKept } from '../../../tools/wild.ts'
import { wild } from './wild.ts'

test.each(wild.filter(text => isAccepted(exports, text)))('%j comes back as it was', text => {
  assertKept(exports, text)
})
