/** What the inventory adds to a file: the nodes of its lines, as they are written, behind an empty line. */
export function added<Node>(
  lines: readonly string[] | undefined,
  parse: (text: string) => { readonly children: readonly Node[] },
): readonly Node[] {
  return lines === undefined || lines.length === 0 ? [] : parse(`\n${textOf(lines)}`).children
}

/** Lines as a text. */
export function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('')
}
