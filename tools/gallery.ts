import {
  describeProblem,
  ParseError,
  SerializeError,
  type Location,
  type Node,
  type Problem,
} from '@cluster-configs/syntax'

/** A mistake that people make, and what shows it: a text, or a program that builds a document. */
export type Mistake =
  | { readonly title: string; readonly text: string }
  | { readonly title: string; readonly build: () => string; readonly code: string }

/** The verbs of a format that tell what is wrong with a text. */
export interface Checker<Document> {
  readonly parse: (text: string, options: { readonly file: string }) => Document
  readonly problems: (document: Document) => readonly Problem[]
  readonly locate: (document: Document, node: Node, field?: string, item?: number) => Location | undefined
}

/** Everything a person is told of a text: the message of its ParseError, or one for each problem. */
export function messages<Document>(
  checker: Checker<Document>,
  text: string,
  file: string,
): readonly string[] {
  try {
    const document = checker.parse(text, { file })
    return checker.problems(document).map(problem => {
      const { node, field, item } = problem
      const location = checker.locate(document, node, field, item) ?? checker.locate(document, node)
      if (location === undefined) throw new Error(`${problem.rule} is at no place of the document`)
      return describeProblem(problem, text, location, { file })
    })
  } catch (error) {
    if (error instanceof ParseError) return [error.message]
    throw error
  }
}

/** One mistake as a section of the gallery: what is written, and what a person is told. */
export function section<Document>(checker: Checker<Document>, mistake: Mistake, file: string): string {
  if ('text' in mistake) {
    const said = messages(checker, mistake.text, file)
    return `### ${mistake.title}\n\n${fence(said.map(message => message.trimEnd()).join('\n\n'))}`
  }
  return `### ${mistake.title}\n\n${fence(mistake.code, 'ts')}\n${fence(refusal(mistake.build))}`
}

function refusal(build: () => string): string {
  try {
    return build()
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

function fence(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`
}
