import { parse, problems } from '@cluster-configs/interfaces'

/** All that a person is told of a file, errors marked. */
export function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ severity, message }) =>
    severity === 'error' ? `! ${message}` : message,
  )
}
