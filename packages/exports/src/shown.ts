/** A text as a message shows it: in quotation marks, cut where it is long, without control characters. */
export function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return `"${short.replace(/[\u0000-\u001f\u007f]/g, character => JSON.stringify(character).slice(1, -1))}"`
}
