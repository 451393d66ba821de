import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { rollBackCourse, rollBackFingerprint } from '#app/domain/authoring/roll-back-course.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { courseDrafts } from '#db/schema/index.ts'
import {
  addTestAuthor,
  authoredCourse,
  importAuthoredFiles,
  publishAuthoredCourse,
  secondLesson,
} from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import type { TestPerson } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')
const { courseId } = authoredCourse
const before = '02-privacy/02-second.mdx'
const after = '05-privacy/02-second.mdx'

test('whoever had a text open when the course was numbered anew goes on writing in it', async () => {
  const { db, author, save, renumber } = await desk()
  await save(author, 'Her words.', before)
  await renumber()

  expect(await save(author, 'More of her words.', before, 1)).toEqual({ kind: 'saved', version: 2 })
  expect(await save(author, 'Elsewhere.', '03-another/02-second.mdx', 2)).toMatchObject({ reason: 'no-such-file' })

  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, after)).toContain('More of her words.')
})

test('when an earlier revision with another number is put back, what was written goes back with it', async () => {
  const { db, author, save, renumber } = await desk()
  await renumber()
  await save(author, 'Her words.', after, 0, tuesday)

  const fingerprint = rollBackFingerprint({ courseId, number: 1, currentNumber: 2 })
  const wanted = { courseId, number: 1, withdrawUpdates: false, reason: 'A test', fingerprint }
  expect(await rollBackCourse(db, wanted, () => [], author.actor, tuesday)).toMatchObject({ kind: 'published' })

  expect((await findDraft(db, courseId))?.files.get(before)).toMatchObject({ state: 'changed', outdated: false })
})

test('a draft in which nothing was ever written is ended by a publication from files', async () => {
  const { db, author, renumber } = await desk()
  const begun = { courseId, folder: '02-privacy', startedBy: author.id, startedAt: noon }
  await db.insert(courseDrafts).values(begun)

  await renumber()

  expect(await db.select().from(courseDrafts)).toEqual([])
  expect((await findDraft(db, courseId))?.folder).toBe('05-privacy')
})

async function desk() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)

  const save = (by: TestPerson, text: string, path: string, version = 0, at = noon) => {
    const content = new TextEncoder().encode(secondLesson(text))
    return saveDraftFile(db, { courseId, path, content, version }, by.actor, at)
  }
  const renumber = async () => {
    const imported = await importAuthoredFiles(db, numberedAnew, tuesday)
    expect(imported).toMatchObject({ kind: 'published' })
  }
  return { db, author, save, renumber }
}

function numberedAnew(files: Record<string, string>) {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/^02-/, '05-'), text]))
}
