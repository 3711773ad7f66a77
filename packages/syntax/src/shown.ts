/** A text as a message shows it: in quotation marks, cut where it is long, without control characters. */
export function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  const mark = text.includes('"') ? "'" : '"'
  return `${mark}${short.replace(/[\u0000-\u001f\u007f]/g, escaped)}${mark}`
}

/** As JSON does it, which leaves DEL as it is. */
function escaped(control: string): string {
  return control === '\u007f' ? String.raw`\u007f` : JSON.stringify(control).slice(1, -1)
}
