import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import sharp from 'sharp'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { bringInWord } from '#app/domain/authoring/bring-in-word.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { htmlToMarkdown } from '#app/domain/authoring/html-to-markdown.ts'
import { readWord } from '#app/domain/authoring/read-word.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer } from '#tests/support/people.ts'

const { courseId } = authoredCourse
const noon = new Date('2026-03-02T08:00:00.000Z')
const converted = (html: string) => htmlToMarkdown(html, () => null)

test('a Word document becomes a lesson: headings, lists, emphasis, tables, links and pictures', async () => {
  const { db, author, stranger } = await desk()
  const bytes = await document()
  const sent = { courseId, slug: 'second', current: secondLesson(), bytes }

  expect(await bringInWord(db, sent, stranger.actor, noon)).toEqual({ kind: 'refused', reason: 'not-on-the-team' })
  const outcome = await bringInWord(db, sent, author.actor, noon)

  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  expect(outcome.text).toContain('title: What to keep to yourself\nsummary: The second lesson.')
  expect(outcome.text).toContain('## Before you speak')
  expect(outcome.text).toContain('- First\n- Second')
  expect(outcome.text).toContain('**Never** write \\{process.env.SECRET} or \\<script>')
  expect(outcome.text).toMatch(/\| Word\s*\| Meaning\s*\|/)
  expect(outcome.text).toContain('[our site](https://www.gov.sc/)')
  expect(outcome.text).not.toContain('javascript')
  const [picture] = outcome.pictures
  expect(outcome.text).toContain(`<Figure src="${picture?.src}" alt="A locked door" />`)
  expect(outcome.leftOut).toEqual([{ what: 'link', name: 'javascript:alert(1)' }])
  const draft = await findDraft(db, courseId)
  expect(draft?.files.has(`02-privacy/${picture?.src}`)).toBe(true)
})

test('words that would be code in a lesson stay words, wherever they stand', () => {
  const html = [
    '<p>import x from "y"</p><p>export const a = 1</p><p>{constructor.constructor("x")()}</p>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;Question id="a"&gt;</p><p>---</p><p># no heading</p><p>a * b _ c ` d</p>',
    '<p>one<br>import z from "z"</p><ul><li>export default 1</li></ul>',
    '<script>alert(1)</script><iframe srcdoc="x"></iframe><style>p{}</style><svg onload="x()"></svg><p onclick="x()">end</p>',
  ].join('')

  const { text } = converted(html)
  const kinds = new Set<string>()
  visit(unified().use(remarkParse).use(remarkMdx).parse(text), ({ type }) => {
    kinds.add(type)
  })

  expect(text).not.toMatch(/^\s*(?:import|export)\b/m)
  expect(text).toContain('\\<script>')
  expect(text).not.toContain('onclick')
  expect([...kinds].filter((kind) => kind.startsWith('mdx') || kind === 'html' || kind === 'thematicBreak')).toEqual([])
})

test('a paste from Word keeps its lists, which Word sends as paragraphs, and forgets the rest', () => {
  const item = (level: number, bullet: string, words: string) =>
    `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${bullet}</span>${words}</p>`

  const { text } = converted(
    `<h1>Title</h1><h2>Part</h2>${item(1, '·', 'One')}${item(2, 'o', 'Inside')}${item(1, '·', 'Two')}<p>Between</p>${item(1, '1.', 'First')}`,
  )

  expect(text).toBe('## Part\n\n- One\n  - Inside\n- Two\n\nBetween\n\n1. First')
})

test('a document that is a bomb, brings entities, is locked or is no document is refused', async () => {
  const parts = unzipSync(await document())
  const packed = (changes: Record<string, Uint8Array>) => zipSync({ ...parts, ...changes })
  const xxe = strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
  const sent = [
    packed({ 'word/bomb.bin': new Uint8Array(20_000_000) }),
    packed({ 'word/document.xml': xxe }),
    packed({ '../evil.xml': strToU8('x') }),
    packed({ 'word/document.xml': strToU8('<w:broken') }),
    zipSync({ 'a.txt': strToU8('x') }),
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    (await document()).subarray(0, 900),
  ]

  const readings = await Promise.all(sent.map((bytes) => readWord(bytes, async () => null)))

  expect(readings.map((reading) => reading.kind === 'refused' && reading.reason)).toEqual([
    'word-unsafe',
    'word-unsafe',
    'word-unsafe',
    'word-unreadable',
    'word-not-word',
    'word-not-word',
    'word-unreadable',
  ])
})

test('markup without end is not followed', () => {
  expect(converted('<div>'.repeat(100_000)).leftOut).toEqual([{ what: 'page-part', name: '' }])
})

async function document(): Promise<Uint8Array> {
  const data = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const text = (words: string) => new TextRun(words)
  const link = (url: string, words: string) =>
    new Paragraph({ children: [new ExternalHyperlink({ link: url, children: [text(words)] })] })
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((words) => new TableCell({ children: [new Paragraph(words)] })) })
  const picture = new ImageRun({
    type: 'png',
    data,
    transformation: { width: 40, height: 30 },
    altText: { name: 'door', title: 'door', description: 'A locked door' },
  })
  const children = [
    new Paragraph({ text: 'What to keep to yourself', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: 'Before you speak', heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ text: 'First', bullet: { level: 0 } }),
    new Paragraph({ text: 'Second', bullet: { level: 0 } }),
    new Paragraph({
      children: [new TextRun({ text: 'Never', bold: true }), text(' write {process.env.SECRET} or <script>')],
    }),
    new Table({ rows: [row('Word', 'Meaning'), row('Leak', 'What gets out')] }),
    link('https://www.gov.sc/', 'our site'),
    link('javascript:alert(1)', 'do not'),
    new Paragraph({ children: [picture] }),
  ]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

async function desk() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  return { db, author: await addTestAuthor(db), stranger: await addTestOfficer(db, 'trainer') }
}
