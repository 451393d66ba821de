import { XMLBuilder } from 'fast-xml-parser'
import type { ExchangedQuestion } from './exchanged-question.ts'
import { writeTags } from './question-tags.ts'

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  suppressEmptyNode: true,
})

/** Questions in Moodle's XML format, in Markdown, with their reasons as feedback. */
export function writeMoodleXml(questions: readonly ExchangedQuestion[]): string {
  // Line breaks between questions only: within one they would become part of its words.
  const elements = questions.map((question) => builder.build({ question: describe(question) }))
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>', ...elements, '</quiz>', ''].join('\n')
}

function describe(question: ExchangedQuestion) {
  const { name, stem, options } = question
  const tags = writeTags(question)
  return {
    '@type': 'multichoice',
    name: { text: words(name ?? '') },
    questiontext: { '@format': 'markdown', text: words(stem) },
    defaultgrade: '1',
    penalty: '0',
    hidden: '0',
    ...(name === null ? {} : { idnumber: name }),
    single: 'true',
    shuffleanswers: 'true',
    answernumbering: 'abc',
    answer: options.map(({ text, correct, because }) => ({
      '@fraction': correct ? '100' : '0',
      '@format': 'markdown',
      text: words(text),
      feedback: { '@format': 'markdown', text: words(because) },
    })),
    ...(tags.length > 0 ? { tags: { tag: tags.map((tag) => ({ text: words(tag) })) } } : {}),
  }
}

/** Kept as it is by every reader, to the last line break. */
function words(text: string) {
  return { '#cdata': text }
}
