import { expect, test } from 'vitest'
import { compileLesson } from '#app/lesson-markup/compile-lesson.ts'
import { registry } from '#app/lesson-markup/registry.ts'

test('a plain lesson', async () => {
  for (const d of registry.filter((d) => d.kind !== 'piece')) {
    const result = await compile(`## Hello\n\nText *with* a [link](https://www.gov.sc) | a\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n${d.example}\n`)
    console.dir(result, { depth: 9 })
  }
})

const context = { language: 'en' as const, glossary: [{ id: 'personal-data', en: { term: 'personal data', meaning: 'x' } }], legalFacts: [{ id: 'dpa-regulator', state: 'verified' as const, instrument: 'DPA', provision: '', claim: { en: 'claim' }, source: 's', asAt: '2026-11-22', reviewBy: '2027-05-22', toConfirm: '' }], resolveFigure: (src: string) => `/f/${src}`, linksTerms: true }
function compile(body: string) {
  return compileLesson(`---\ntitle: T\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\n${body}`, context)
}
