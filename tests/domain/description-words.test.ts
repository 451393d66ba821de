import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { assembleText } from '#app/domain/translating/assemble-text.ts'
import { cutDescription } from '#app/domain/translating/cut-description.ts'
import { cutText } from '#app/domain/translating/cut-text.ts'
import { tidyWords } from '#app/domain/translating/write-words.ts'

/** The same thing said in every way in which YAML can say it. */
const layouts = [
  'title:\n  en: Privacy # short\n  fr: Vie privée\nsummary:\n  en: What others\n    trust you with\nminutes: 7\n',
  'title: { en: Privacy, fr: "Vie privée" }\nsummary: { en: \'What others trust you with\' }\nminutes: 7\n',
  'title:\n  en: |\n    Privacy\n  fr: |\n    Vie privée\nsummary:\n  en: >-\n    What others\n    trust you with\n\nminutes: 7\n',
  'title:\n  fr: >\n    Vie\n    privée\n  en: |+\n    Privacy\n\nsummary:\n  en: "What others\\\n    \\ trust you with"\nminutes: 7\n',
  'title:\n  en: &title Privacy\n  fr: *title\nsummary:\n  en: !!str What others trust you with\nminutes: 7\n',
  '# first\ntitle: {\n  en: Privacy, # here\n  fr: Vie privée }\nsummary:\n    en:   What others trust you with\n    # and there\nminutes: 7\n',
  'title:\r\n  en: Privacy\r\nsummary:\r\n  en: |\r\n    What others trust you with\r\nminutes: 7\r\n',
]

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    'a: b',
    '- a',
    '# a',
    'a #b',
    '"',
    "it's",
    '---',
    '...',
    '|',
    '>',
    '&a',
    '*a',
    '!!int 7',
    '{a: b}',
    '[a]',
    'null',
    'yes',
    '7',
    '0x1',
    '~',
    'one\ntwo: three',
    '%TAG',
    '@a',
    '`a`',
    'a\\',
    '\\"',
    '? a',
    'minutes: 1',
    'é\u2028è',
    ', fr: b',
    '}',
    '\ta',
  ),
)

test('whatever a translator types into the description of a course stands there as typed, and nothing else has changed', () => {
  const ground = fc.record({ layout: fc.constantFrom(...layouts), title: hostile, summary: hostile })
  fc.assert(
    fc.property(ground, ({ layout, title, summary }) => {
      const words = new Map([
        ['title', tidyWords(title, 'Privacy')],
        ['summary', tidyWords(summary, 'What')],
      ])
      const cut = cutDescription(layout)
      const written = cut?.withWords('fr', words) ?? ''

      const before = parse(layout)
      expect(parseDocument(written).errors).toEqual([])
      expect(parse(written)).toEqual({
        ...before,
        title: { ...before.title, fr: words.get('title') || before.title.fr },
        summary: { ...before.summary, ...(words.get('summary') ? { fr: words.get('summary') } : {}) },
      })
      for (const [comment] of layout.matchAll(/# \w+/g)) expect(written).toContain(comment)
    }),
    { numRuns: 400 },
  )
})

test('whatever a translator types as the title of a lesson stands there as typed, and the rest of what it says of itself is the same', () => {
  const heads = [
    'title: Privacy\nminutes: 7',
    'minutes: 7\ntitle: |\n  Privacy\nobjectives: [a]',
    'title: >-\n  Privacy\n\n  and more\nminutes: 7',
    'title: "Pri\\\n  vacy"\nsummary: |\n  At the end',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...heads), hostile, (head, title) => {
      const cut = cutText(`---\n${head}\n---\n\nText.\n`)
      const assembled = cut && assembleText(cut.pieces, new Map([['front/title', title]]))
      const wanted = tidyWords(title, 'Privacy')
      if (wanted === '') return
      expect(assembled?.kind).toBe('assembled')
      const text = assembled?.kind === 'assembled' ? assembled.text : ''
      expect(parse(text.split('\n---\n')[0]?.slice(4) ?? '')).toEqual({ ...parse(head), title: wanted })
    }),
    { numRuns: 400 },
  )
})
