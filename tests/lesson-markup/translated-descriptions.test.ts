import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { cutDescription } from '#app/domain/translating/cut-description.ts'

const hostile = [
  '|',
  '>-',
  ': ',
  ' #',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '- ',
  '---',
  '{',
  '}',
  '&a',
  '*a',
  '!!js',
  'en:',
  '\t',
  '’',
]
const words = fastCheck
  .array(fastCheck.oneof(fastCheck.constantFrom(...hostile), fastCheck.string()), { minLength: 1, maxLength: 8 })
  .map((parts) => `mot ${parts.join('')} fin`)

test.each([
  ['plain', '  en: Title\n  fr: Titre # kept\n'],
  ['folded', '  en: Title\n  fr: >-\n    Titre\n    long\n'],
  ['block', '  en: |\n    Title\n  fr: |\n    Titre\n'],
  ['quoted', '  en: "Title"\n'],
])('whatever a translator writes into a %s description comes out the same, and nothing else changes', (_, title) => {
  const before = `# ours\nid: a\ntitle:\n${title}summary: { en: "Sum", fr: 'Somme' }\nminutes: 5 # minutes\n`
  fastCheck.assert(
    fastCheck.property(words, words, (one, other) => {
      const cut = cutDescription(before)
      const after =
        cut?.withWords(
          'fr',
          new Map([
            ['title', one],
            ['summary', other],
          ]),
        ) ?? ''
      const document = parseDocument(after)
      expect(document.errors).toEqual([])
      expect(flat(document.getIn(['title', 'fr']))).toBe(flat(one))
      expect(flat(document.getIn(['summary', 'fr']))).toBe(flat(other))
      const rest = document.toJS()
      const asBefore = parseDocument(before).toJS()
      for (const key of ['title', 'summary']) {
        rest[key].fr = null
        asBefore[key].fr = null
      }
      expect(rest).toEqual(asBefore)
      expect(after).toMatch(/^# ours\n[\s\S]*minutes: 5 # minutes\n$/)
    }),
    { numRuns: 150 },
  )
})

function flat(value: unknown): string {
  return String(value)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}
