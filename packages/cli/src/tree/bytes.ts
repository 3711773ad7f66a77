import { memo } from '../memo.ts'

/** A text as it stands in a file; what many files have in common is encoded once. */
export const bytesOf: (text: string) => Buffer = memo((text: string) => Buffer.from(text))
