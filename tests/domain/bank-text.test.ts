import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  addQuestions,
  type BankQuestion,
  readBankText,
  removeQuestion,
  replaceQuestion,
  writeQuestion,
} from '#app/domain/questions/bank-text.ts'
import { formCarries } from '#app/domain/questions/form-carries.ts'
import { moveQuestion } from '#app/domain/questions/move-question.ts'
import { projectRoot } from '#db/project-root.ts'
import { filesBelow } from '#tests/support/source-code.ts'

const rich: BankQuestion = {
  name: 'p-rich',
  stem: 'A neighbour writes:\n\n> Who lives **there**?\n\n- one\n  - two\n\nWhat do you do first?',
  options: [
    { id: null, text: 'Ask *first* \\{always}', correct: true, because: 'Somebody decides.\n\nNot you.' },
    { id: 'tell', text: 'Tell', correct: false, because: 'It is `private`.' },
    { id: null, text: 'Wait', correct: false, because: '' },
  ],
  objective: 'reply',
  critical: true,
  difficulty: 2,
  fact: 'dpa-regulator',
}

test('a question that was written reads as it was meant', () => {
  expect(readBankText(writeQuestion(rich))?.map(({ question }) => question)).toEqual([rich])
})

test('every question that we ship reads, and written anew it reads the same', () => {
  const banks = filesBelow('courses').filter((file) => /\/bank\/.*\.mdx$/.test(file))
  expect(banks.length).toBeGreaterThan(15)
  for (const file of banks) {
    const source = readFileSync(path.join(projectRoot, file), 'utf8')
    const placed = readBankText(source) ?? []
    const again = readBankText(placed.map(({ question }) => writeQuestion(question)).join('\n\n'))
    expect(
      placed.filter((one) => !formCarries(source, one)),
      file,
    ).toEqual([])
    expect(placed.length, file).toBeGreaterThan(0)
    expect(
      again?.map(({ question }) => question),
      file,
    ).toEqual(placed.map(({ question }) => question))
  }
})

test('changing one question leaves the others as they are, to the letter', () => {
  const bank = addQuestions('', [{ ...rich, name: 'p-one' }, rich, { ...rich, name: 'p-three' }])
  const second = (readBankText(bank) ?? [])[1]
  if (!second) throw new Error('The question is not there')

  const changed = replaceQuestion(bank, second, { ...rich, stem: 'Shorter. What now?' })
  const removed = removeQuestion(bank, second)

  expect(changed.startsWith(bank.slice(0, second.start))).toBe(true)
  expect(changed.endsWith(bank.slice(second.end))).toBe(true)
  expect(readBankText(removed)?.map(({ question }) => question.name)).toEqual(['p-one', 'p-three'])
})

test('a bank that cannot be read is left to be mended as a text', () => {
  expect(readBankText('<Question id="x">\n\nnot closed')).toBeNull()
})

test('a question that holds more than the form can show is left to be changed as a text', () => {
  const written = writeQuestion(rich)
  const more = [
    written.replace('critical>', 'critical kind="multiple">'),
    written.replace('</Question>', '  And mind the gate.\n</Question>'),
    written.replace('<Option id="tell">', '<Option correct id="tell">'),
  ]

  expect(carries(written)).toBe(true)
  expect(carries(written.replace('<Option>\n    Wait\n  </Option>', '<Option>Wait</Option>'))).toBe(true)
  const option = (words: string) => written.replace('    Wait\n', `    ${words}\n`)
  more.push(option('Do this:\n\n    - one\n    - two\n    <Because>It helps.</Because>'), option('Two  \n    lines'))
  expect(carries(option('Wait\n    a while'))).toBe(true)
  for (const source of more) expect(carries(source), source).toBe(false)
})

test('a question that goes over to the other pool goes to the letter', () => {
  const quiz = addQuestions('', [{ ...rich, name: 'p-one' }, rich])
  const [, second] = readBankText(quiz) ?? []
  if (!second) throw new Error('The question is not there')

  const moved = moveQuestion(quiz, second, '')

  expect(moved.to).toBe(`${quiz.slice(second.start, second.end)}\n`)
  expect(readBankText(moved.from)?.map(({ question }) => question.name)).toEqual(['p-one'])
})

function carries(source: string): boolean {
  const [placed] = readBankText(source) ?? []
  return placed !== undefined && formCarries(source, placed)
}
