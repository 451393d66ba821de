import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'

type Words = { en: string; fr?: string; crs?: string }

/** What the form of a course's description holds. A text left empty in a language is not there. */
export type DescriptionValues = {
  title: Words
  summary: Words
  minutes: number | string
  objectives: { id: string; text: Words; lesson: string; quizOnly: boolean }[]
}

/**
 * A `course.yaml` with other values in it. What the form does not know, comments and the way the file is laid out stay as far as they
 * can. A file that is no YAML at all is written anew.
 */
export function writeDescription(source: string, values: DescriptionValues, courseId: string): string {
  const parsed = parseDocument(source, { schema: 'core' })
  const document: Document =
    parsed.errors.length === 0 && isMap(parsed.contents) ? parsed : parseDocument(`id: ${courseId}\n`)
  setWords(document, ['title'], values.title)
  setWords(document, ['summary'], values.summary)
  document.setIn(['minutes'], values.minutes)
  setObjectives(document, values.objectives)
  return document.toString({ lineWidth: 0 })
}

function setObjectives(document: Document, objectives: DescriptionValues['objectives']) {
  const before = document.getIn(['objectives'])
  const known = isSeq(before) ? (before as YAMLSeq<YAMLMap>).items.filter(isMap) : []
  const written = objectives.map(({ id, text, lesson, quizOnly }) => {
    const standing = known.find((item) => item.get('id') === id)
    if (!standing) return document.createNode({ id, text: compact(text), lesson, ...(quizOnly && { quizOnly: true }) })
    standing.set('lesson', lesson)
    if (quizOnly) standing.set('quizOnly', true)
    else standing.delete('quizOnly')
    setWordsOf(document, standing, 'text', text)
    return standing
  })
  if (isSeq(before)) before.items = written
  else
    document.setIn(['objectives'], document.createNode(objectives.map((one) => ({ ...one, text: compact(one.text) }))))
}

function setWords(document: Document, path: string[], words: Words) {
  const within = document.contents
  if (isMap(within)) setWordsOf(document, within as YAMLMap, path[0] ?? '', words)
}

function setWordsOf(document: Document, within: YAMLMap, name: string, words: Words) {
  const standing = within.get(name)
  if (!isMap(standing)) {
    within.set(name, document.createNode(compact(words)))
    return
  }
  for (const language of ['en', 'fr', 'crs'] as const) {
    const text = words[language]
    if (text === undefined || text === '') standing.delete(language)
    else if (standing.get(language) !== text) standing.set(language, text)
  }
}

function compact(words: Words): Words {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined && text !== '')) as Words
}
