import { parse, problems } from '@cluster-configs/exports'

/** All that a person is told of a table, errors marked. */
export function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ severity, message }) =>
    severity === 'error' ? `! ${message}` : message,
  )
}
