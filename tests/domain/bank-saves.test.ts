import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const quiz = '02-privacy/bank/quiz.mdx'
const final = '02-privacy/bank/final.mdx'

test('what one change writes into several banks is written into all of them or into none', async () => {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)
  const textAt = async (path: string) => draftText((await findDraft(db, courseId)) ?? never(), path)
  const save = async (path: string, words: string, version: number) => {
    const content = new TextEncoder().encode(`${await textAt(quiz)}\n${words}\n`)
    return { courseId, path, content, version }
  }
  const before = await textAt(quiz)

  const refused = [await save(quiz, 'First', 0), await save('02-privacy/../bank.mdx', 'Second', 0)]
  expect(await saveBankTexts(db, refused, author.actor, monday)).toMatchObject({ kind: 'refused' })
  expect(await textAt(quiz)).toBe(before)

  expect(await saveBankTexts(db, [await save(final, 'Mine', 0)], author.actor, monday)).toEqual({ kind: 'saved' })
  const late = [await save(quiz, 'First', 0), await save(final, 'Second', 0)]
  expect(await saveBankTexts(db, late, author.actor, monday)).toMatchObject({ kind: 'conflict' })
  expect(await textAt(quiz)).toBe(before)
})

function never(): never {
  throw new Error('There is no draft')
}
