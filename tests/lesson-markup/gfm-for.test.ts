import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { gfmFor } from '#app/lesson-markup/gfm-for.ts'
import { projectRoot } from '#db/project-root.ts'

const plain = unified().use(remarkParse).use(remarkMdx)
const withAdditions = unified().use(remarkParse).use(remarkMdx).use(remarkGfm)
/** As lessons are parsed. */
const asNeeded = (text: string) => unified().use(remarkParse).use(remarkMdx).use(gfmFor(text))

test('every mark of GitHub’s additions is seen, however it is written', () => {
  const texts = [
    '| a | b |\n| - | - |\n| c | d |',
    'a | b\n-|-',
    'a\n:-',
    '> a | b\n> :-: | -',
    '1. a | b\n   --|--',
    '* | a |\n  |---|',
    'a ~b~ c',
    'Write to someone@example.org.',
    'Write to someone&#64;example.org.',
    'See https://example.org now.',
    'See HTTP://example.org now.',
    'See www.example.org now.',
    'See &#119;ww.example.org now.',
    'A note.[^1]\n\n[^1]: Its text.',
    '- [ ] a',
    '- [X] a',
    '- [\t] a',
  ]
  for (const text of texts) {
    expect(read(withAdditions, text), text).not.toBe(read(plain, text))
    expect(read(asNeeded(text), text), text).toBe(read(withAdditions, text))
  }
})

test('the shipped lessons of a course mean the same as with all of GitHub’s additions', () => {
  const folder = path.join(projectRoot, 'courses/01-confidentiality')
  const texts = readdirSync(folder, { recursive: true })
    .filter((file) => String(file).endsWith('.mdx'))
    .map((file) => readFileSync(path.join(folder, String(file)), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))
  expect(texts.length).toBeGreaterThan(5)
  for (const text of texts) expect(read(asNeeded(text), text)).toBe(read(withAdditions, text))
})

function read(parser: Pick<typeof plain, 'parse' | 'runSync'>, text: string): string {
  return JSON.stringify(parser.runSync(parser.parse(text)))
}
