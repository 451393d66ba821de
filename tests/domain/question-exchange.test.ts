import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readSheet } from '#app/domain/outside-files/read-sheet.ts'
import { carryHtml, carryMarkdown } from '#app/domain/questions/exchange/carry-markup.ts'
import type { ExchangedQuestion, ExchangeReading } from '#app/domain/questions/exchange/exchanged-question.ts'
import { readQuestionSheet, writeQuestionSheet } from '#app/domain/questions/exchange/question-sheet.ts'
import { readAiken } from '#app/domain/questions/exchange/read-aiken.ts'
import { readGift } from '#app/domain/questions/exchange/read-gift.ts'
import { readMoodleXml } from '#app/domain/questions/exchange/read-moodle-xml.ts'
import { writeGift } from '#app/domain/questions/exchange/write-gift.ts'
import { writeMoodleXml } from '#app/domain/questions/exchange/write-moodle-xml.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('whatever a bank asks, what goes out as GIFT, Moodle XML or a spreadsheet comes in again the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyQuestion(), { minLength: 1, maxLength: 4 }), async (questions) => {
      expect(carried(readGift(writeGift(questions)))).toEqual(questions)
      expect(carried(readMoodleXml(writeMoodleXml(questions)))).toEqual(questions)
      expect(carried(readQuestionSheet(await readSheet(bytes(writeQuestionSheet(questions)))))).toEqual(questions)
    }),
    { numRuns: 60 },
  )
})

test('no file makes a reader fail: it answers what it could not read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ maxLength: 300 }),
        fc.array(fc.constantFrom(...crumbs), { maxLength: 40 }).map((parts) => parts.join('')),
      ),
      async (text) => {
        for (const read of [readGift, readMoodleXml, readAiken]) expect(['read', 'refused']).toContain(read(text).kind)
        expect(['read', 'refused']).toContain(readQuestionSheet(await readSheet(bytes(text))).kind)
      },
    ),
    { numRuns: 300 },
  )
})

test('a GIFT question from elsewhere is carried with its reasons, and what cannot be is named', () => {
  const reading = readGift(`// a comment
$CATEGORY: top/privacy

::Roof::What do you do {
  =Look at it first#Screens show
  ~%50%Send it#Never
  ~Wait#Why
  ####Well done
}

::Area::Name it {=Mahé =Praslin}

Half a question {=a
`)

  expect(reading).toMatchObject({
    kind: 'read',
    questions: [
      {
        line: 4,
        title: 'Roof',
        question: {
          name: 'Roof',
          options: [
            { text: 'Look at it first', correct: true, because: 'Screens show' },
            { text: 'Send it', correct: false },
            { text: 'Wait', correct: false },
          ],
        },
        notes: [{ what: 'category', about: 'top/privacy' }, { what: 'general-feedback' }, { what: 'partial-marks' }],
      },
      { title: 'Area', question: null, notes: [{ what: 'category' }, { what: 'kind-not-carried', about: 'short' }] },
      { line: 13, question: null, notes: [{ what: 'unreadable' }] },
    ],
  })
})

test('Moodle XML from elsewhere loses its HTML but not its emphasis, and its pictures are named', () => {
  const reading = readMoodleXml(`<?xml version="1.0"?>
<quiz>
<question type="multichoice"><name><text>Leak</text></name>
<questiontext format="html"><text><![CDATA[<p onclick="x()">Who <strong>decides</strong>?</p><script>alert(1)</script><img src="x.png" alt="a badge">]]></text></questiontext>
<answer fraction="100"><text>The head</text><feedback><text>By law</text></feedback></answer>
<answer fraction="0"><text>&lt;b&gt;You&lt;/b&gt; {now}</text><feedback><text>No</text></feedback></answer>
</question>
<question type="essay"><name><text>Write</text></name><questiontext><text>Write.</text></questiontext></question>
</quiz>`)

  expect(reading).toMatchObject({
    questions: [
      {
        line: 3,
        question: { stem: 'Who **decides**?\n\na badge', options: [{ text: 'The head' }, { text: '**You** \\{now}' }] },
        notes: [{ what: 'markup-simplified' }, { what: 'picture', about: 'a badge' }],
      },
      { line: 8, question: null, notes: [{ what: 'kind-not-carried', about: 'essay' }] },
    ],
  })
})

test('a document that brings entities of its own is refused before it is parsed', () => {
  const laughs =
    '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><quiz><question><name><text>&b;</text></name></question></quiz>'
  const reads = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz/>'

  expect(readMoodleXml(laughs)).toEqual({ kind: 'refused', reason: 'file-unsafe' })
  expect(readMoodleXml(reads)).toEqual({ kind: 'refused', reason: 'file-unsafe' })
  expect(readMoodleXml('<html/>')).toEqual({ kind: 'refused', reason: 'not-this-format' })
})

test('Aiken is read, and a question without its answer does not swallow the next', () => {
  const reading = readAiken(
    'Who decides?\nA. You\nB) The head\nANSWER: B\n\nLost one\nA. x\nB. y\nNext?\nA. p\nB. q\nANSWER: A\n',
  )

  expect(reading).toMatchObject({
    questions: [
      {
        line: 1,
        question: { options: [{ correct: false }, { text: 'The head', correct: true }] },
        notes: [{ what: 'no-reasons' }],
      },
      { line: 6, question: null, notes: [{ what: 'unknown-answer' }] },
      { line: 9, question: { stem: 'Next?' } },
    ],
  })
})

test('a spreadsheet is read in any usual encoding, delimiter and language of headings', async () => {
  const text = 'Énoncé;A;B;Clé;Raison A\r\nQui décide à Praslin ?;Vous;Le chef;B;Non\r\n'
  const latin = Uint8Array.from(Buffer.from(text, 'latin1'))
  const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))

  for (const file of [bytes(text), bytes(`\ufeff${text}`), latin, utf16])
    expect(readQuestionSheet(await readSheet(file))).toMatchObject({
      questions: [
        {
          line: 2,
          question: {
            stem: 'Qui décide à Praslin ?',
            options: [{ correct: false, because: 'Non' }, { correct: true }],
          },
        },
      ],
    })
})

test('a workbook is read, and one that unfolds without end is not', async () => {
  const rows = [
    ['question', 'option A', 'option B', 'key'],
    ['Who decides?', 'You', 'The head', 'B'],
  ]
  const workbook = await writeWorkbook(rows.map((row) => row.map((value) => ({ value })))).toBuffer()
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 })

  expect(readQuestionSheet(await readSheet(new Uint8Array(workbook)))).toMatchObject({
    questions: [{ question: { stem: 'Who decides?' } }],
  })
  expect(await readSheet(bomb)).toEqual({ kind: 'refused', reason: 'file-unsafe' })
})

test('no cell that leaves the house is a formula', () => {
  const hostile = ['=cmd|calc!A1', '+1', '-1', '@SUM(A1)', "'=1"]
  const sheet = writeQuestionSheet(hostile.map((stem) => ({ ...plain, stem })))

  for (const line of sheet.split('\r\n').slice(1, -1)) expect(line).toMatch(/^q,"?'/)
})

test('a stranger’s brackets are words, and links that act are left out', () => {
  expect(carryMarkdown('a {process.env.X} <b>c</b> [d](javascript:alert(1))').markup).toBe(
    'a \\{process.env.X} \\<b>c\\</b> d',
  )
  expect(carryHtml('<a href="javascript:x()">go</a> <Question id="x">').markup).toBe('go')
  expect(carryMarkdown('A <Term id="consent">yes</Term> and *more*').markup).toBe(
    'A <Term id="consent">yes</Term> and *more*',
  )
})

const plain: ExchangedQuestion = {
  name: 'q',
  stem: 's',
  options: [
    { text: 'a', correct: true, because: 'x' },
    { text: 'b', correct: false, because: 'y' },
  ],
  objective: null,
  critical: false,
  difficulty: null,
  fact: null,
}

const crumbs = [
  '{',
  '}',
  '=',
  '~',
  '#',
  '::',
  '\n',
  '\n\n',
  '<',
  '>',
  '<quiz>',
  '<question type="multichoice">',
  '</question>',
  '</quiz>',
  'A. x',
  'ANSWER: A',
  '//',
  '$CATEGORY:',
  '\\',
  ';',
  ',',
  '"',
  'question;a;key',
  'é',
  ' ',
  '[markdown]',
  '####',
  '%50%',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&x;',
]

/** Words as a bank may hold them: with every sign that means something to one of the formats. */
function anyWords() {
  const words = fc.array(
    fc.constantFrom(
      'Mahé',
      'ki',
      'l’île',
      '~',
      '=',
      '#',
      ':',
      '\\{',
      '\\}',
      '\\\\',
      '\\<',
      '"',
      ';',
      ',',
      '%',
      '&amp;',
      '**b**',
      '`c`',
      '_e_',
      '- x',
      "'",
      '+',
      '@',
      '$',
      '::',
      '//',
      ']]>',
      '1.',
      '\\*',
      'a',
    ),
    { minLength: 1, maxLength: 8 },
  )
  return words.map((parts) => `w ${parts.join(' ')} v`)
}

function anyQuestion(): fc.Arbitrary<ExchangedQuestion> {
  const stem = fc.array(anyWords(), { minLength: 1, maxLength: 2 }).map((paragraphs) => paragraphs.join('\n\n'))
  const name = fc.constantFrom('p-q1', 'p-q2', 'p-roof')
  const key = fc.integer({ min: 0, max: 2 })
  const options = fc.uniqueArray(anyWords(), { minLength: 3, maxLength: 3 })
  const because = fc.tuple(stem, anyWords(), anyWords())
  return fc
    .tuple(
      name,
      stem,
      key,
      options,
      because,
      fc.boolean(),
      fc.constantFrom(null, 1 as const, 3 as const),
      fc.constantFrom(null, 'dpa-regulator'),
      fc.constantFrom(null, 'reply'),
    )
    .map(([called, asked, right, texts, reasons, critical, difficulty, fact, objective]) => ({
      name: called,
      stem: asked,
      options: texts.map((text, place) => ({ text, correct: place === right, because: reasons[place] ?? '' })),
      objective,
      critical,
      difficulty,
      fact,
    }))
}

function carried(reading: ExchangeReading) {
  return reading.kind === 'read' ? reading.questions.map(({ question, notes }) => question ?? notes) : reading
}
