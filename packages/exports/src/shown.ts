/** A text as a message shows it: in quotation marks, cut where it is long, without control characters. */
export function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return `"${short.replace(/[\u0000-\u001f\u007f]/g, character => JSON.stringify(character).slice(1, -1))}"`
}

/** Blanks that only look like one come along when a line is copied from a page; also as UTF-8 read as latin1. */
const LOOKALIKE =
  /\u00c2\u00a0|(?<![\u0080-\u00ff])\u00a0|\u00e2\u0080[\u0080-\u008b]|\u00e3\u0080\u0080|[\u2000-\u200b\u3000]/

/** Whether there is a no-break space or the like in a text. */
export function hasLookalike(text: string): boolean {
  return LOOKALIKE.test(text)
}
