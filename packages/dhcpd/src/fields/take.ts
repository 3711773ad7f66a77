import { NUMBER, STRING, WORD } from '../lexical.ts'
import type { Tokens } from '../tokens.ts'

/* `take…` tells behind which token a piece ends that begins at one of them; -1 if none does. */

export function isName(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind(index)
  return kind === WORD || kind === NUMBER
}

export function isIdentifier(tokens: Tokens, index: number): boolean {
  return isName(tokens, index) && !isNumber(tokens.raw(index))
}

export function isNumber(text: string): boolean {
  return /^-?[0-9]*$/.test(text)
}

export function takeName(tokens: Tokens, from: number): number {
  return isName(tokens, from) ? from + 1 : -1
}

/** Words and numbers with dots between them and perhaps one behind (parse_host_name of parse.c). */
export function takeHostName(tokens: Tokens, from: number): number {
  let at = from
  while (isName(tokens, at)) {
    at++
    if (!tokens.isMark(at, '.')) return at
    at++
  }
  return at > from ? at : -1
}

export function takeAddress(tokens: Tokens, from: number): number {
  for (let part = 0; part < 4; part++) {
    if (tokens.kind(from + 2 * part) !== NUMBER) return -1
    if (part < 3 && !tokens.isMark(from + 2 * part + 1, '.')) return -1
  }
  return from + 7
}

export function takeString(tokens: Tokens, from: number): number {
  return tokens.kind(from) === STRING ? from + 1 : -1
}

export function isEnd(tokens: Tokens, index: number): boolean {
  return tokens.isMark(index, ';') || tokens.isMark(index, '{') || tokens.isMark(index, '}')
}

/** All there is, but nothing that would end the statement. */
function takeAll(tokens: Tokens, from: number): number {
  for (let index = from; index < tokens.count; index++) if (isEnd(tokens, index)) return -1
  return tokens.count
}

export function takeSome(tokens: Tokens, from: number): number {
  return from < tokens.count ? takeAll(tokens, from) : -1
}

/** Tokens up to a comma that no parentheses enclose. */
export function takeDatum(tokens: Tokens, from: number): number {
  let depth = 0
  let at = from
  for (; at < tokens.count; at++) {
    if (tokens.isMark(at, '(')) depth++
    else if (tokens.isMark(at, ')')) depth--
    else if (depth <= 0 && tokens.isMark(at, ',')) break
    else if (isEnd(tokens, at)) return -1
  }
  return at > from && !tokens.isMark(from, '=') ? at : -1
}
