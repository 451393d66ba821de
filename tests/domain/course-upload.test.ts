import { eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findKnownHashes } from '#app/domain/authoring/find-known-hashes.ts'
import type { ConflictChoice } from '#app/domain/authoring/merge-file-sets.ts'
import { planCourseUpload } from '#app/domain/authoring/plan-course-upload.ts'
import { readCourseUpload } from '#app/domain/authoring/read-course-upload.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { takeInCourseUpload } from '#app/domain/authoring/take-in-course-upload.ts'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { packCourse } from '#app/domain/packages/pack-course.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, setAsideTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer } from '#tests/support/people.ts'

const { courseId } = authoredCourse
const first = '02-privacy/01-first.mdx'
const second = '02-privacy/02-second.mdx'
const final = '02-privacy/bank/final.mdx'
const monday = new Date('2026-03-02T08:00:00.000Z')
const text = (words: string) => new TextEncoder().encode(words)

test('what was taken and brought back unchanged changes nothing, private questions of the final included', async () => {
  const { save, download, plan } = await desk()
  const shipped = await download()
  await save(final, new TextDecoder().decode(shipped.get(final)).replace('What do you do first?', 'What is ours?'))

  const { files } = await plan(await download())

  expect(files.find(({ path }) => path === final)?.kind).toBe('older')
  expect(files.filter(({ path }) => path !== final).every(({ kind }) => kind === 'unchanged')).toBe(true)
})

test('a dry run says of every file what it would become, and why one is left out', async () => {
  const { save, download, plan } = await desk()
  await download()
  await save(first, 'Changed here.')

  const { files } = await plan(
    new Map([
      [first, text('Changed there.')],
      [second, text(secondLesson('There.'))],
      ['02-privacy/03-third.mdx', text('New.')],
      ['07-privacy/bank/quiz.fr.mdx', text('Under an older number of the course.')],
      ['02-privacy/bank/final.fr.mdx', new Uint8Array([0xff, 0xfe, 0x41])],
      ['02-privacy/team-discussion.fr.mdx', text('x'.repeat(100_001))],
      ['02-privacy/figures/x.svg', text('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')],
      ['02-privacy/inner.zip', zipSync({ 'a.txt': text('a') })],
      ['03-others/01-lesson.mdx', text('Of another course.')],
      ['.env', text('SECRET=1')],
    ]),
  )

  const said = Object.fromEntries(files.map((one) => [one.path, one.kind === 'refused' ? one.reason : one.kind]))
  expect(said).toEqual({
    [first]: 'conflict',
    [second]: 'changed',
    '02-privacy/03-third.mdx': 'new',
    '02-privacy/bank/quiz.fr.mdx': 'new',
    '02-privacy/bank/final.fr.mdx': 'not-a-text',
    '02-privacy/team-discussion.fr.mdx': 'file-too-large',
    '02-privacy/figures/x.svg': 'picture-forbidden',
    '02-privacy/inner.zip': 'not-of-this-course',
    '03-others/01-lesson.mdx': 'not-of-this-course',
    '.env': 'not-of-this-course',
  })
})

test('what is confirmed is written once, in one entry, and what it replaces is kept', async () => {
  const { db, save, take, textOf } = await desk()
  await save(first, 'Changed here.')
  const brought = new Map([
    [first, text('Changed there.')],
    [second, text(secondLesson('There.'))],
  ])

  const [outcome, again] = await take(brought, 'take-files', 2)

  expect(outcome).toEqual({ kind: 'taken-in', written: [first, second] })
  expect(again).toEqual({ kind: 'unchanged' })
  expect(await textOf(first)).toBe('Changed there.')
  expect((await db.select().from(setAsideTexts)).map((kept) => kept.text)).toEqual(['Changed here.'])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'course-files.taken-in'))
  expect(entries).toHaveLength(1)
})

test('files changed in both stay as they are in the draft if that is wanted, and the others are written', async () => {
  const { save, take, textOf } = await desk()
  await save(first, 'Changed here.')

  const [outcome] = await take(
    new Map([
      [first, text('Changed there.')],
      [second, text(secondLesson('There.'))],
    ]),
    'keep-browser',
  )

  expect(outcome).toEqual({ kind: 'taken-in', written: [second] })
  expect(await textOf(first)).toBe('Changed here.')
})

test('a draft that changed after the dry run is not written over', async () => {
  const { db, author, save, read, textOf, known } = await desk()
  const { draft, files } = await read(new Map([[second, text('There.')]]))
  const { fingerprint } = planCourseUpload(draft, files, await known())
  await save(second, 'Changed here, just now.')

  const upload = { courseId, files, settle: 'take-files' as const, fingerprint }

  expect(await takeInCourseUpload(db, upload, author, monday)).toMatchObject({ reason: 'draft-changed-meanwhile' })
  expect(await textOf(second)).toBe('Changed here, just now.')
})

test('only its authors bring files into a course', async () => {
  const { db, read, known } = await desk()
  const { draft, files } = await read(new Map([[second, text('There.')]]))
  const { fingerprint } = planCourseUpload(draft, files, await known())
  const upload = { courseId, files, settle: 'take-files' as const, fingerprint }
  const people = [await addTestOfficer(db, 'trainer'), await addTestAuthor(db, 'translator')]
  for (const { actor } of people)
    expect(await takeInCourseUpload(db, upload, actor, monday)).toMatchObject({ reason: 'not-on-the-team' })
})

test('a hostile archive is refused whole: traversal, bombs, ten thousand files, names that are one, half an archive', async () => {
  const { draft } = await desk()
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, text('')]))
  const whole = zipSync({ [second]: text('words') })
  const refusals = {
    traversal: [zipSync({ '02-privacy/../../etc/passwd': text('x') }), 'unsafe-name'],
    absolute: [zipSync({ '/etc/passwd': text('x') }), 'unsafe-name'],
    backslash: [zipSync({ '02-privacy\\01-first.mdx': text('x') }), 'unsafe-name'],
    capitals: [zipSync({ [second]: text('x'), [second.toUpperCase()]: text('y') }), 'unsafe-name'],
    bomb: [zipSync({ [second]: new Uint8Array(30_000_000) }, { level: 9 }), 'too-large-inside'],
    entries: [zipSync(many, { level: 0 }), 'too-many-files'],
    half: [whole.subarray(0, 60), 'damaged'],
    heavy: [new Uint8Array(7_000_001), 'upload-too-large'],
    words: [text('not an archive at all, only some words'), 'not-a-zip'],
  } as const
  for (const [name, [bytes, reason]] of Object.entries(refusals))
    expect({ name, ...(await readCourseUpload(bytes, draft, new Map())) }).toMatchObject({ name, reason })
})

test('a declared size that lies, a locked file and a symbolic link bring nothing of the server', async () => {
  const { draft } = await desk()
  const lying = zipSync({ [second]: text('words that are longer than the archive says') }, { level: 0 })
  new DataView(lying.buffer, lying.byteOffset).setUint32(18, 0xffffffff, true)
  const locked = zipSync({ [second]: text('words') }, { level: 0 })
  const directory = Buffer.from(locked).lastIndexOf('PK\x01\x02', undefined, 'latin1')
  locked[directory + 8] = 1
  const link = zipSync({ [second]: [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })

  expect(await readCourseUpload(lying, draft, new Map())).toMatchObject({ kind: 'refused' })
  expect(await readCourseUpload(locked, draft, new Map())).toEqual({ kind: 'refused', reason: 'damaged' })
  // Only the name that it points to is read, as the words of a lesson.
  const read = await readCourseUpload(link, draft, new Map())
  expect(read).toMatchObject({ files: [{ path: second, sent: Buffer.from('/etc/passwd') }] })
})

test('what counts as a conflict is decided when it is looked at, not when it is confirmed', async () => {
  const { db, author, save, download, plan, opened } = await desk()
  await download()
  await save(first, 'Changed here.')
  const brought = new Map([[first, text('Changed there.')]])
  const { fingerprint } = await plan(brought)

  // Looked at in another tab: from now on what stands here counts as known.
  await download()
  const archive = zipSync(Object.fromEntries(brought))
  const known = await findKnownHashes(db, { courseId, folder: '02-privacy' }, author)
  const reading = await readCourseUpload(archive, await opened(), known)
  const files = reading.kind === 'read' ? reading.files : []
  const settled = { courseId, files, settle: 'keep-browser' as const, fingerprint }

  expect(await takeInCourseUpload(db, settled, author, monday)).toMatchObject({ reason: 'draft-changed-meanwhile' })
  expect(new TextDecoder().decode((await opened()).files.get(first)?.bytes)).toContain('Changed here.')
})

test('the ground of a change is what its author took last, not what was shipped long ago', async () => {
  const { save, download, plan, draft } = await desk()
  const shipped = new TextDecoder().decode(draft.files.get(first)?.bytes)
  await save(first, 'Ours.')
  await download()
  // A colleague puts the shipped text back: that is a change which nobody outside has seen.
  await save(first, shipped)

  const { files } = await plan(new Map([[first, text('Made from ours.')]]))

  expect(files.map(({ kind }) => kind)).toEqual(['conflict'])
})

async function desk() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author: Actor = (await addTestAuthor(db)).actor
  const opened = async () => await openedDraft(db)
  const known = () => findKnownHashes(db, { courseId, folder: '02-privacy' }, author)
  const read = async (files: Map<string, Uint8Array>) => {
    const draft = await opened()
    const reading = await readCourseUpload(zipSync(Object.fromEntries(files)), draft, await known())
    if (reading.kind === 'refused') throw new Error(reading.reason)
    return { draft, files: reading.files }
  }
  const plan = async (brought: Map<string, Uint8Array>) => {
    const { draft, files } = await read(brought)
    return planCourseUpload(draft, files, await known())
  }
  return {
    db,
    author,
    opened,
    draft: await opened(),
    known,
    read,
    plan,
    async save(path: string, words: string) {
      const version = (await opened()).files.get(path)?.version ?? 0
      await saveDraftFile(db, { courseId, path, content: text(words), version }, author, monday)
    },
    async download() {
      const packing = { courseId, state: 'draft' as const, finalPool: false }
      const packed = await packCourse(db, packing, author, monday)
      const unpacked = packed.kind === 'packed' ? openZip(packed.zip) : packed
      if (unpacked.kind !== 'read') throw new Error(unpacked.reason)
      return unpacked.files
    },
    /** Looks once and confirms so many times. */
    async take(brought: Map<string, Uint8Array>, settle: ConflictChoice, times = 1) {
      const { fingerprint } = await plan(brought)
      const { files } = await read(brought)
      const outcomes = []
      for (let time = 0; time < times; time++)
        outcomes.push(await takeInCourseUpload(db, { courseId, files, settle, fingerprint }, author, monday))
      return outcomes
    },
    async textOf(path: string) {
      return new TextDecoder().decode((await opened()).files.get(path)?.bytes)
    },
  }
}

async function openedDraft(db: Database) {
  const draft = await findDraft(db, courseId)
  if (!draft) throw new Error('There is no draft')
  return draft
}
