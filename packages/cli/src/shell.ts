/**
 * An assignment for a file that sh sources, such as those in /etc/default; systemd's EnvironmentFile reads it
 * alike. Any value without a line feed or NUL comes out as it went in.
 */
export function assignment(name: string, value: string): string {
  return `${name}="${value.replace(/[\\"$`]/g, '\\$&')}"\n`
}

/** A text as one word of a shell: in single quotes, in which nothing is special to sh, bash and zsh. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
