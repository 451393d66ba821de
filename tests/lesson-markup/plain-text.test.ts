import { expect, test } from 'vitest'
import { compileMarkup } from '#app/lesson-markup/compile-markup.ts'
import { plainText } from '#app/lesson-markup/plain-text.ts'

test('headings, paragraphs, lists, quotations, tables and links are read as text, without a mark of their markup', async () => {
  const text = await read(`## Before you post

Think **twice**, and
ask if *unsure*.

1. First thing
2. Second & last
   - with a part
   - and another

After the list, a [guide](https://tides.example/guide) and https://tides.example.

> A quotation

| Who | Where |
| --- | --- |
| Desk | Victoria |
`)

  expect(text).toBe(`Before you post

Think twice, and ask if unsure.

1. First thing
2. Second & last
   - with a part
   - and another

After the list, a guide (https://tides.example/guide) and
https://tides.example.

> A quotation

Who | Where

Desk | Victoria`)
})

test('long lines are broken where a mail can show them, under the words of their list item', async () => {
  const text = await read(`1. ${'word '.repeat(30).trim()}\n`)

  const [first = '', second = ''] = text.split('\n')
  expect(first.length).toBeLessThanOrEqual(76)
  expect(first).toMatch(/^1\. word/)
  expect(second).toMatch(/^ {3}word/)
})

test('what looks like markup in the words stays what it is', async () => {
  expect(await read('Write \\<b> and \\{this} as they are, 3 \\* 4.')).toBe('Write <b> and {this} as they are, 3 * 4.')
})

async function read(source: string): Promise<string> {
  const context = {
    language: 'en',
    glossary: [],
    legalFacts: [],
    resolveFigure: () => null,
    linksTerms: false,
  } as const
  const compilation = await compileMarkup(source, context, 'practice')
  if (compilation.kind === 'faulty') throw new Error(JSON.stringify(compilation.problems))
  return plainText(compilation.markup.segments.map((one) => (one.kind === 'html' ? one.html : '')).join(''))
}
