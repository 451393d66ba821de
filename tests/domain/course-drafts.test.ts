import { expect, test } from 'vitest'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { type Sitting, saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { setAsideTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'

test('what an author saves is the draft, and what is published stays as it was', async () => {
  const { db, author, save } = await desk()

  expect(await save(author, secondLesson('A new beginning.'), 0)).toEqual({ kind: 'saved', version: 1 })
  expect(await save(author, secondLesson('A better beginning.'), 1)).toEqual({ kind: 'saved', version: 2 })

  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, path)).toContain('A better beginning.')
  expect(draft?.files.get(path)).toMatchObject({ state: 'changed', version: 2, outdated: false })
  expect(draft?.files.get('02-privacy/01-first.mdx')).toMatchObject({ state: 'published', version: 0 })
})

test('of two who save at once, the later one is told and her words are kept', async () => {
  const { db, author, save } = await desk()
  const other = await addTestAuthor(db)
  await save(author, secondLesson('His words.'), 0)

  const late = await save(other, secondLesson('Her words.'), 0)
  const again = await save(other, secondLesson('Her words.'), 0)

  expect(late).toMatchObject({ kind: 'conflict', version: 1 })
  expect(again).toEqual(late)
  expect(await db.select().from(setAsideTexts)).toMatchObject([
    { personId: other.id, path, text: secondLesson('Her words.') },
  ])
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, path)).toContain('His words.')
})

test('an answer lost on the line makes no conflict with oneself, but another tab is told, and so is a colleague', async () => {
  const { db, author, save } = await desk()
  const other = await addTestAuthor(db)
  const send = (words: string, step: number, id = 'tab-one', by = author) =>
    save(by, secondLesson(words), 0, path, { id, step })

  expect(await send('One.', 1)).toEqual({ kind: 'saved', version: 1 })
  expect(await send('One, two.', 2)).toEqual({ kind: 'saved', version: 2 })
  expect(await send('One.', 1)).toEqual({ kind: 'unchanged', version: 2 })
  expect(await send('Elsewhere.', 9, 'tab-two')).toMatchObject({ kind: 'conflict' })
  expect(await send('One, two, three.', 3, 'tab-one', other)).toMatchObject({ kind: 'conflict' })
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, path)).toContain('One, two.')

  await save(other, secondLesson('Hers.'), 2)
  expect(await send('One, two, three.', 3)).toMatchObject({ kind: 'conflict' })
})

test('nobody but those who work on a course changes it, and a translator only the translations', async () => {
  const { db, save } = await desk()
  const stranger = await addTestOfficer(db, 'trainer')
  const translator = await addTestAuthor(db, 'translator')

  expect(await save(stranger, 'Mine now', 0)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await save(translator, 'Mine now', 0)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await save(translator, 'À moi', 0, '02-privacy/02-second.fr.mdx')).toMatchObject({ kind: 'saved' })
  expect(await save(translator, 'x', 0, '02-privacy/../01-x/01-y.fr.mdx')).toMatchObject({ reason: 'no-such-file' })
})

test('a draft is checked by the rules that hold for files, and says what is wrong where', async () => {
  const { db, author, save } = await desk()
  const draftOf = async () => compileDraft(db, (await findDraft(db, courseId)) ?? { folder: '', files: new Map() })
  expect((await draftOf()).problems).toEqual([])

  await save(author, secondLesson('See {process.env.SECRET}.'), 0)

  expect((await draftOf()).problems).toMatchObject([{ file: path, line: 7, rule: 'code', severity: 'error' }])
})

async function desk() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)
  const save = (by: typeof author, text: string, version: number, at = path, sitting: Sitting | null = null) =>
    saveDraftFile(db, { courseId, path: at, content: new TextEncoder().encode(text), version, sitting }, by.actor, noon)
  return { db, author, save }
}
