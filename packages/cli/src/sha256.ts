import { hash } from 'node:crypto'
import { memo } from './memo.ts'

const hashOfText = memo((text: string) => hash('sha256', text))

/** The SHA-256 of a content, in hexadecimal; a text counts as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return typeof content === 'string' ? hashOfText(content) : hash('sha256', content)
}
