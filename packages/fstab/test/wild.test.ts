import * as fstab from '@cluster-configs/fstab'
import { isAccepted } from '@cluster-configs/syntax/laws'
import { test } from 'vitest'
import { assertKept } from '../../../tools/wild.ts'
import { wild } from './wild.ts'

test.each(wild.filter(text => isAccepted(fstab, text)))('%j comes back as it was', text => {
  assertKept(fstab, text)
})
