import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { mergeFileSets, takesIncoming } from '#app/domain/authoring/merge-file-sets.ts'
import { exportCourses } from '#app/domain/packages/export-courses.ts'
import { withholdFinalPool } from '#app/domain/packages/withhold-final-pool.ts'
import type { Database } from '#db/handle.ts'
import { courseRevisions, courseUpdates, ledgerEntries } from '#db/schema/index.ts'
import { authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { exchangeDesk, soundFiles } from '#tests/support/exchange-desk.ts'
import { operator } from '#tests/support/people.ts'

const { courseId } = authoredCourse
const second = '02-privacy/02-second.mdx'
const final = '02-privacy/bank/final.mdx'
const discussion = '02-privacy/team-discussion.mdx'
const monday = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')

test('whoever changed a file alone keeps the change, and what both changed differently is a conflict', () => {
  const content = fc.constantFrom(null, 'one', 'two', 'three')
  fc.assert(
    fc.property(content, content, content, (base, published, incoming) => {
      const [file] = mergeFileSets(set(base), set(published), set(incoming))
      if (!file) {
        expect([base, published, incoming]).toEqual([null, null, null])
        return
      }
      const result = takesIncoming(file, null) ? incoming : published
      if (published === base) expect(result).toBe(incoming)
      if (incoming === base) expect(result).toBe(published)
      const bothChanged = published !== base && incoming !== base && published !== incoming
      expect(file.kind === 'conflict').toBe(bothChanged)
    }),
  )
})

test('an upgrade takes nothing back: the unchanged files change nothing of what trainers published', async () => {
  const { db, publish, bring, text, revisions } = await exchangeDesk()
  await db.update(courseRevisions).set({ origin: null })
  await publish(secondLesson('Her words.'))
  const before = await revisions()

  expect(await bring()).toMatchObject({ kind: 'unchanged', number: 2, kept: [second] })
  expect(await bring()).toMatchObject({ kind: 'unchanged', number: 2 })

  expect(await revisions()).toEqual(before)
  expect(await text()).toContain('Her words.')
})

test('what changed only in the files is taken beside what trainers changed, again and again', async () => {
  const { publish, bring, text } = await exchangeDesk()
  await publish(secondLesson('Her words.'))
  const first = (await soundFiles())['02-privacy/01-first.mdx'] ?? ''
  const shipped = { '02-privacy/01-first.mdx': first.replace('title: First', 'title: The very first') }

  expect(await bring(shipped)).toMatchObject({ kind: 'published', number: 3, kept: [second] })
  expect(await bring(shipped)).toMatchObject({ kind: 'unchanged', number: 3, kept: [second] })
  expect(await text()).toContain('Her words.')
  expect(await text('02-privacy/01-first.mdx')).toContain('The very first')
})

test('what changed in both is shown with its author and its lines, and nothing of the course is published', async () => {
  const { publish, bring, text, revisions } = await exchangeDesk()
  await publish(secondLesson('Her words.'))
  const shipped = { [second]: secondLesson('The shipped words.') }
  const before = await revisions()

  const outcome = await bring(shipped)

  expect(outcome).toMatchObject({
    kind: 'conflict',
    conflicts: [{ path: second, changed: { number: 2, by: expect.any(String), at: monday, reason: 'A test' } }],
  })
  expect(JSON.stringify(outcome)).toContain('shipped')
  expect(await revisions()).toEqual(before)
  expect(await text()).toContain('Her words.')
})

test('a conflict is settled once, either way, and is not asked about again', async () => {
  const { db, publish, bring, text } = await exchangeDesk()
  await publish(secondLesson('Her words.'))
  const shipped = { [second]: secondLesson('The shipped words.') }

  expect(await bring(shipped, { settle: 'keep-browser' })).toMatchObject({ kind: 'unchanged', kept: [second] })
  expect(await bring(shipped)).toMatchObject({ kind: 'unchanged', kept: [second] })
  expect(await text()).toContain('Her words.')
  expect((await db.select().from(ledgerEntries)).filter(({ action }) => action === 'course-import.kept')).toHaveLength(
    1,
  )

  const newer = { [second]: secondLesson('The newest words.') }
  expect(await bring(newer)).toMatchObject({ kind: 'conflict' })
  expect(await bring(newer, { settle: 'take-files' })).toMatchObject({ kind: 'published', kept: [] })
  expect(await text()).toContain('The newest words.')
  expect(await bring(newer)).toMatchObject({ kind: 'unchanged', kept: [] })
})

test('a draft in progress outlives an import, which says that its ground has changed', async () => {
  const { db, save, bring } = await exchangeDesk()
  await save(secondLesson('Not finished yet.'))

  expect(await bring({ [second]: secondLesson('The shipped words.') })).toMatchObject({
    kind: 'published',
    outdatedDrafts: [second],
  })

  const file = (await findDraft(db, courseId))?.files.get(second)
  expect(file).toMatchObject({ state: 'changed', outdated: true })
  expect(new TextDecoder().decode(file?.bytes)).toContain('Not finished yet.')
})

test('a file that trainers added or took away stays so, and a course that was taken out stays out', async () => {
  const { db, publish, bring } = await exchangeDesk({ [discussion]: handout })
  await publish(null, discussion)
  expect(await bring({ [discussion]: handout })).toMatchObject({ kind: 'unchanged', kept: [discussion] })
  expect((await findPublishedFiles(db, courseId))?.files.has(discussion)).toBe(false)

  await db.update(courseRevisions).set({ withdrawn: true, origin: 'withdrawal' }).where(eq(courseRevisions.number, 2))
  expect(await bring({ [discussion]: handout })).toMatchObject({ kind: 'unchanged', number: 2 })
  const changed = { [discussion]: handout, [second]: secondLesson('The shipped words.') }
  expect(await bring(changed)).toMatchObject({ kind: 'conflict', isWithdrawn: true })
  expect(await bring(changed, { settle: 'keep-browser' })).toMatchObject({ kind: 'unchanged', number: 2 })
  expect((await findPublishedFiles(db, courseId))?.withdrawn).toBe(true)
})

test('a material import asks holders for the lessons that changed, and a minor one for nothing', async () => {
  const { db, bring } = await exchangeDesk()
  const graceUntil = new Date('2026-05-01T00:00:00.000Z')

  await bring({ [second]: secondLesson('A minor change.') })
  expect(await db.select().from(courseUpdates)).toEqual([])
  const outcome = await bring({ [second]: secondLesson('A material change.') }, { material: true, graceUntil })

  expect(outcome).toMatchObject({ kind: 'published', asked: { lessonIds: ['second'] } })
  expect(await db.select().from(courseUpdates)).toMatchObject([{ courseId, lessonIds: ['second'], graceUntil }])
})

test('an import that leaves a programme without enough questions publishes nothing of the course', async () => {
  const { bring, revisions } = await exchangeDesk()
  const before = await revisions()
  const few =
    (await soundFiles())[final]
      ?.split(/(?=<Question)/)
      .slice(0, 4)
      .join('') ?? ''

  expect(await bring({ [final]: few })).toMatchObject({
    kind: 'lacking',
    programmes: [{ programmeId: authoredCourse.programmeId, problem: 'empty-cell' }],
  })
  expect(await revisions()).toEqual(before)

  const programme = (await soundFiles())['social-media-access.yaml'] ?? ''
  const askingLess = { [final]: few, 'social-media-access.yaml': programme.replace(/.*reply, draw.*\n/, '') }
  expect(await bring(askingLess)).toMatchObject({ kind: 'published' })
})

test('an import is noted as material only where somebody is asked something', async () => {
  const { db, bring } = await exchangeDesk()
  const graceUntil = new Date('2026-05-01T00:00:00.000Z')

  await bring({ '02-privacy/02-second.fr.mdx': secondLesson('Le chien.') }, { material: true, graceUntil })
  await bring({ [second]: secondLesson('Another dog.') }, { material: true, graceUntil })

  const revisions = await db.select().from(courseRevisions).orderBy(courseRevisions.number)
  expect(revisions.map(({ material }) => material).slice(-2)).toEqual([false, true])
})

test('an export leaves private questions of the final out, says so, and takes none away when it comes in again', async () => {
  const { db, publish, bring, text } = await exchangeDesk()
  const shipped = await text(final)
  await publish(shipped.replace('What do you do first?', 'What do you do first, ours alone?'), final)
  await publish(secondLesson('Her words.'))

  const exported = await give(db, {})
  const everything = await give(db, { finalPool: true })

  expect(exported.withheld).toEqual([{ path: final, questions: 1, written: true }])
  expect(exported.texts[final]).toBe(shipped)
  expect(JSON.stringify(exported.texts)).not.toContain('ours alone')
  expect(exported.texts[second]).toContain('Her words.')
  expect(everything.withheld).toEqual([])
  expect(everything.texts[final]).toContain('ours alone')
  expect(Object.keys(exported.texts)).toEqual(Object.keys(exported.texts).toSorted())

  expect(await bring(exported.texts)).toMatchObject({ kind: 'unchanged', kept: [final] })
  expect(await text(final)).toContain('ours alone')
  const noted = (await db.select().from(ledgerEntries)).filter(({ action }) => action === 'courses.exported')
  expect(noted).toHaveLength(2)
})

test('private questions stay out whatever the folder of the course is called and however the bank’s name is written', () => {
  const bank = (text: string) => ({ bytes: new TextEncoder().encode(text), hash: text })
  const imported = new Map([['02-privacy/bank/final.mdx', bank('<Question id="shipped">')]])
  const held = (path: string) => withholdFinalPool(new Map([[path, bank('<Question id="private">')]]), imported)

  for (const path of ['05-privacy/bank/final.mdx', '02-privacy/bank/Final.mdx', '02-privacy/Bank/final.MDX']) {
    const { files, withheld } = held(path)
    expect([...files].map(([at, { hash }]) => [at, hash])).toEqual([[path, '<Question id="shipped">']])
    expect(withheld).toEqual([{ path, questions: 1, written: true }])
  }
  const { files } = held('05-privacy/bank/FINAL.fr.mdx')
  expect([...files.keys()]).toEqual(['05-privacy/bank/final.mdx'])
})

test('an export gives drafts only where they are asked for, and courses that were taken out likewise', async () => {
  const { db, author, save } = await exchangeDesk()
  await save(secondLesson('Not finished yet.'))

  expect((await give(db, {})).texts[second]).not.toContain('Not finished')
  const drafts = await give(db, { drafts: true, courseId })
  expect(drafts.texts[second]).toContain('Not finished')
  expect(drafts.drafts).toEqual([courseId])
  expect(drafts.texts['social-media-access.yaml']).toBeUndefined()

  await db.update(courseRevisions).set({ withdrawn: true })
  expect(await give(db, {})).toMatchObject({ withdrawn: [courseId] })
  expect((await give(db, { withdrawn: true })).texts[second]).toBe(secondLesson())
  const wanted = { courseId: 'unknown', drafts: false, finalPool: false, withdrawn: false }
  expect(await exportCourses(db, wanted, operator, tuesday)).toMatchObject({ reason: 'no-such-course' })
  expect(await exportCourses(db, wanted, author.actor, tuesday)).toMatchObject({ reason: 'administrators-only' })
})

const handout = `---
title: Talk about it
summary: A page for the team.
---
Talk about the dog for ten minutes.
`

function set(hash: string | null): Map<string, { hash: string }> {
  return new Map(hash === null ? [] : [['file', { hash }]])
}

async function give(db: Database, wanted: Partial<Parameters<typeof exportCourses>[1]>) {
  const all = { courseId: null, drafts: false, finalPool: false, withdrawn: false, ...wanted }
  const outcome = await exportCourses(db, all, operator, tuesday)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  const decoder = new TextDecoder()
  return {
    ...outcome,
    texts: Object.fromEntries(outcome.files.map(({ path, bytes }) => [path, decoder.decode(bytes)])),
  }
}
