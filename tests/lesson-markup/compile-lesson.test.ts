import { expect, test } from 'vitest'
import { compileBank } from '#app/lesson-markup/compile-bank.ts'
import { registry } from '#app/lesson-markup/registry.ts'
import { compileSound, context, problemsIn } from './scene.ts'

test.each(registry.filter(({ kind }) => kind !== 'piece').map(({ name, example }) => [name, example]))(
  'the example of %s in the manual compiles',
  async (_, example) => {
    const lesson = await compileSound(`## Heading\n\nSome words before it.\n\n${example}\n\nSome words after it.\n`)
    expect(lesson.segments.length).toBeGreaterThan(0)
  },
)

test('text and activities come out in the order in which they were written', async () => {
  const lesson = await compileSound(`Before.\n\n${question('one')}\n\nBetween.\n\n${question('two')}\n`)

  expect(lesson.segments).toEqual([
    { kind: 'html', html: '<p class="govuk-body">Before.</p>' },
    { kind: 'activity', id: 'one' },
    { kind: 'html', html: '<p class="govuk-body">Between.</p>' },
    { kind: 'activity', id: 'two' },
  ])
  expect(lesson.wordCount).toBe(2)
  expect(lesson.lines).toEqual({ one: 9, two: 23 })
})

test('the running text of a lesson holds nothing of its activities', async () => {
  const lesson = await compileSound(`Before.\n\n${question('one')}\n`)
  expect(JSON.stringify(lesson.segments)).not.toMatch(/Ask first|Post it|authority|reversed/)
})

test('a link definition at the end serves text and activities alike', async () => {
  const lesson = await compileSound(
    `See [the act][act].\n\n${question('one').replace('Because a', 'Because [the act][act] a')}\n\n[act]: https://www.gov.sc/act\n`,
  )
  expect(lesson.segments[0]).toMatchObject({ html: expect.stringContaining('href="https://www.gov.sc/act"') })
})

test('tables lose their style attributes and keep their alignment', async () => {
  const lesson = await compileSound('| a | b |\n|---|--:|\n| 1 | 2 |\n')
  const [segment] = lesson.segments
  expect(segment).toMatchObject({ html: expect.stringContaining('govuk-table__cell--numeric') })
  expect(JSON.stringify(segment)).not.toContain('style')
})

test('every problem is reported, each with its own line', async () => {
  const problems = await problemsIn(
    '# Title\n\n{1 + 1}\n\n<Banner />\n\n[x](javascript:alert)\n\n<Question id="q">\n  What?\n\n  <Option>No.</Option>\n</Question>\n',
  )
  expect(problems.map(({ line, rule }) => [line, rule])).toEqual([
    [7, 'heading'],
    [9, 'code'],
    [11, 'unknown-component'],
    [13, 'address'],
    [15, 'too-few-options'],
    [15, 'no-correct-option'],
    [18, 'missing-because'],
  ])
})

test('a figure, a term and a legal fact must exist', async () => {
  const problems = await problemsIn(
    '<Figure src="figures/none.svg" alt="Nothing to see" />\n\nOur <Term id="nothing">word</Term>.\n\n<LegalFact id="no-law" />\n',
  )
  expect(problems.map(({ rule }) => rule)).toEqual(['unknown-figure', 'unknown-term', 'unknown-legal-fact'])
})

test('a legal fact without a translation is shown in English and marked as English', async () => {
  const withoutFrench = context.legalFacts.map((fact) => ({ ...fact, claim: { en: 'The claim.' } }))
  const lesson = await compileSound('<LegalFact id="dpa-regulator" />\n', { language: 'fr', legalFacts: withoutFrench })
  expect(lesson.segments[0]).toMatchObject({ html: expect.stringContaining('lang="en">The claim.') })
  expect(lesson.legalFactsUsed).toEqual(['dpa-regulator'])
})

test('a lesson ends with the meanings of its terms, the words in every language', async () => {
  const glossary = [
    { id: 'consent', en: { term: 'consent', meaning: 'A free yes.' }, crs: { term: 'konsantman', confidence: 'M' } },
    { id: 'leak', en: { term: 'leak', meaning: 'What got out.' }, fr: { term: 'fuite', meaning: 'Ce qui est sorti.' } },
  ]
  const text = 'No <Term id="leak">leak</Term> without <Term id="consent">consent</Term>.'
  const { segments } = await compileSound(text, { glossary, language: 'fr' })
  expect(segments[0]).toMatchObject({ html: expect.stringContaining('href="#term-leak"') })
  const last = segments.at(-1)?.kind === 'html' ? JSON.stringify(segments.at(-1)) : ''
  expect(last.indexOf('term-leak')).toBeLessThan(last.indexOf('term-consent'))
  expect(last).toContain('Ce qui est sorti.')
  expect(last).toMatch(/lang=..en..>A free yes\./)
  expect(last).toMatch(/lang=..crs..>konsantman/)
})

test('the parser’s complaints reach the author as a sentence with the right line', async () => {
  const complaints: [body: string, line: number, words: RegExp][] = [
    ['Text\n\n<Callout tone="info">\n\nnever closed', 9, /not closed/],
    ['Text\n\n</Callout>', 9, /never opened/],
    ['<Callout tone="info">\n\nx\n\n</Figure>', 11, /does not match/],
    ['Text <!-- note --> text', 7, /Comments/],
    ['Text { and more', 7, /Curly brackets/],
    ['a < b is fine, a <5 is not', 7, /sign itself/],
    ['<Callout tone=info>x</Callout>', 7, /name="text"/],
    ['<Callout tone="info>x</Callout>', 7, /quotation mark/],
    ['import is a word here', 7, /import/],
  ]
  for (const [body, line, words] of complaints) {
    const [problem] = await problemsIn(body)
    expect(problem, body).toMatchObject({ line, message: expect.stringMatching(words) })
  }
})

test('a bank holds nothing but questions, and a term in it links nowhere', async () => {
  const withTerm = question('one').replace('What', 'With <Term id="personal-data">personal data</Term>, what')
  const bank = await compileBank(`${withTerm}\n\n${question('two')}\n`, { ...context, pool: 'final' })
  expect(bank).toMatchObject({ kind: 'compiled', bank: { lines: { one: 1, two: 13 } } })
  if (bank.kind !== 'compiled') return
  expect(bank.bank.questions.map(({ id, pool }) => [id, pool])).toEqual([
    ['one', 'final'],
    ['two', 'final'],
  ])
  expect(bank.bank.questions[0]?.stemHtml).toBe('<p class="govuk-body">With personal data, what do you do?</p>')

  expect(bank.bank.sources.two).toBe(question('two'))

  const withText = await compileBank(`A remark.\n\n${question('one')}\n`, { ...context, pool: 'final' })
  expect(withText).toMatchObject({ kind: 'faulty', problems: [{ rule: 'bank-contents' }] })
})

function question(id: string) {
  return `<Question id="${id}">
  What do you do?

  <Option correct>
    Ask first.
    <Because>Because a person with authority decides.</Because>
  </Option>
  <Option>
    Post it.
    <Because>It cannot be reversed.</Because>
  </Option></Question>`
}
