import { expect, test } from 'vitest'
import { catchUpWithPublished } from '#app/domain/authoring/catch-up-with-published.ts'
import { compareTexts } from '#app/domain/authoring/compare-texts.ts'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { listSetAsideTexts } from '#app/domain/authoring/list-set-aside-texts.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { settleSetAside } from '#app/domain/authoring/settle-set-aside.ts'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { setAsideTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { published } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import type { TestPerson } from '#tests/support/people.ts'

const noon = published
const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'
const his = secondLesson('His words.')
const hers = secondLesson('Her words.')

test('who came too late takes their own text, and the other’s is kept', async () => {
  const { db, her, settle, standing, waiting } = await twoWriters()

  expect(await settle({ text: hers, version: 1, seen: hashOf(his) })).toEqual({ kind: 'settled' })

  expect(await standing()).toBe(hers)
  expect(await waiting(her)).toEqual([])
  expect((await db.select().from(setAsideTexts)).map(({ text }) => text).sort()).toEqual([hers, his].sort())
  expect(await settle({ text: hers, version: 2, seen: hashOf(hers) })).toEqual({ kind: 'settled' })
  expect(await standing()).toBe(hers)
})

test('who came too late leaves the other text, or writes a third from both', async () => {
  const left = await twoWriters()
  expect(await left.settle({ text: null, version: 1, seen: hashOf(his) })).toEqual({ kind: 'settled' })
  expect(await left.standing()).toBe(his)
  // What was left can still be put back.
  expect(await left.settle({ text: hers, version: 1, seen: hashOf(his) })).toEqual({ kind: 'settled' })
  expect(await left.standing()).toBe(hers)

  const written = await twoWriters()
  const both = secondLesson('His and her words.')
  expect(await written.settle({ text: both, version: 1, seen: hashOf(his) })).toEqual({ kind: 'settled' })
  expect(await written.standing()).toBe(both)
})

test('a decision on a text that somebody has saved over again is asked for anew, and every text is kept', async () => {
  const { him, her, save, settle, standing, waiting } = await twoWriters()
  const newer = secondLesson('His better words.')
  await save(him, newer, 1)

  expect(await settle({ text: hers, version: 1, seen: hashOf(his) })).toMatchObject({ kind: 'conflict' })

  expect(await standing()).toBe(newer)
  expect(await waiting(her)).toHaveLength(1)
  expect(await settle({ text: hers, version: 2, seen: hashOf(newer) }, him)).toMatchObject({ reason: 'no-such-text' })
})

test('the same version of another text is no permission to overwrite it', async () => {
  const { db, him, her } = await twoWriters()
  const save = { courseId, path, content: new TextEncoder().encode(hers), version: 1, seen: hashOf('something else') }

  expect(await saveDraftFile(db, save, him.actor, noon)).toMatchObject({ kind: 'conflict' })
  expect(await saveDraftFile(db, { ...save, seen: hashOf(his) }, her.actor, noon)).toMatchObject({ kind: 'saved' })
})

test.each([
  ['their own stays', 'mine', his],
  ['the published one is taken over', 'published', secondLesson('Published by the operator.')],
  ['a third is written', { text: secondLesson('Out of both.') }, secondLesson('Out of both.')],
] as const)('a text that was published meanwhile is settled by its author: %s', async (_, choice, expected) => {
  const { db, him, standing } = await twoWriters()
  await publishAuthoredCourse(db, { [path]: secondLesson('Published by the operator.') })
  const publishedHash = (await findPublishedFiles(db, courseId))?.files.get(path)?.hash ?? null
  expect((await findDraft(db, courseId))?.files.get(path)).toMatchObject({ outdated: true, state: 'changed' })
  const settle = (hash: string | null) =>
    catchUpWithPublished(db, { courseId, path, version: 1, publishedHash: hash, choice }, him.actor, noon)

  expect(await settle('0'.repeat(64))).toMatchObject({ reason: 'draft-changed-meanwhile' })
  expect(await settle(publishedHash)).toEqual({ kind: 'caught-up' })
  expect(await settle(publishedHash)).toMatchObject({ reason: 'not-outdated' })

  expect(await standing()).toBe(expected)
  expect((await findDraft(db, courseId))?.files.get(path)).toMatchObject({ outdated: false })
})

test('two texts are compared line by line and word by word, and what is alike is not shown', () => {
  const rows = compareTexts('a\nb\nc\nd\nThe red cat\nf\n', 'a\nb\nc\nd\nThe blue cat\nf\nnew\n')

  expect(rows).toMatchObject([
    { kind: 'same', count: 2 },
    { differs: false, one: { number: 3 }, other: { number: 3 } },
    { differs: false },
    {
      differs: true,
      one: { number: 5, parts: [{ text: 'The ' }, { text: 'red', differs: true }, { text: ' cat' }] },
      other: { number: 5, parts: [{ text: 'The ' }, { text: 'blue', differs: true }, { text: ' cat' }] },
    },
    { differs: false },
    { differs: true, one: null, other: { number: 7, parts: [{ text: 'new', differs: true }] } },
  ])
})

test('texts that have nothing in common are shown whole, soon', () => {
  const lines = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word} ${n}`).join('\n')
  const begun = performance.now()

  expect(compareTexts(lines('one'), lines('other'))).toHaveLength(4000)
  expect(performance.now() - begun).toBeLessThan(3000)
})

function hashOf(text: string): string {
  return bytesHash(new TextEncoder().encode(text)).slice(0, 16)
}

/** Both had the published text before them; he saved first. */
async function twoWriters() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const him = await addTestAuthor(db)
  const her = await addTestAuthor(db)
  const save = (by: TestPerson, text: string, version: number) =>
    saveDraftFile(db, { courseId, path, content: new TextEncoder().encode(text), version }, by.actor, noon)
  await save(him, his, 0)
  const late = await save(her, hers, 0)
  const setAsideId = late.kind === 'conflict' ? (late.setAsideId ?? '') : ''
  const settle = (decided: { text: string | null; version: number; seen: string }, by = her) =>
    settleSetAside(db, { courseId, setAsideId, ...decided }, by.actor, noon)
  const standing = async () => {
    const draft = await findDraft(db, courseId)
    return draft && draftText(draft, path)
  }
  const waiting = (person: TestPerson) => listSetAsideTexts(db, { courseId, personId: person.id })
  return { db, him, her, save, settle, standing, waiting }
}
