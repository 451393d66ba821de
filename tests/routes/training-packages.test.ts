import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const page = `/training/courses/${courseId}/packages`
const files = `${page}/files`
const modules = `${page}/module`
const final = '02-privacy/bank/final.mdx'

test('an author downloads the course, the same bytes each time, and its private questions only when asked for', async () => {
  if (!(await findDraft(db, courseId))) await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)
  const cookie = await cookieOf(author.identifier)
  const shipped = new TextDecoder().decode((await findDraft(db, courseId))?.files.get(final)?.bytes)
  const content = new TextEncoder().encode(shipped.replace('What do you do first?', 'What is ours alone?'))
  await saveDraftFile(db, { courseId, path: final, content, version: 0 }, author.actor, new Date())

  const html = await (await get(page, { cookie })).text()
  expect(html).toContain('1 question left out')
  const first = await download({ state: 'draft' }, cookie)
  expect(await download({ state: 'draft' }, cookie)).toEqual(first)
  expect(textIn(first, final)).toBe(shipped)
  expect(textIn(await download({ state: 'draft', final: 'yes' }, cookie), final)).toContain('What is ours alone?')
  expect(textIn(await download({ state: 'published', final: 'yes' }, cookie), final)).toBe(shipped)

  const taken = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'course-files.taken'))
  expect(taken).toHaveLength(4)
  expect((await post(files, { state: 'everything' }, { cookie })).headers.get('location')).toBe(page)
})

test('the files of a course are for its authors: others find nothing there', async () => {
  if (!(await findDraft(db, courseId))) await publishAuthoredCourse(db)
  const stranger = await addTestOfficer(db, 'trainer')
  const translator = await addTestAuthor(db, 'translator', new Date())
  for (const person of [stranger, translator]) {
    const cookie = await cookieOf(person.identifier)
    expect((await get(page, { cookie })).status).toBe(404)
    expect((await post(files, { state: 'published' }, { cookie })).status).toBe(404)
    expect((await post(modules, { format: 'scorm12', language: 'en' }, { cookie })).status).toBe(404)
  }
})

test('an author reads what a package of the module can and cannot do, and downloads one that plays', async () => {
  if (!(await findDraft(db, courseId))) await publishAuthoredCourse(db)
  const author = await addTestAuthor(db, 'author', new Date())
  const cookie = await cookieOf(author.identifier)
  expect(await (await get(page, { cookie })).text()).toContain('the package certifies nobody here')
  for (const format of ['scorm12', 'cmi5']) {
    const first = await download({ format, language: 'en' }, cookie, modules)
    expect(await download({ format, language: 'en' }, cookie, modules)).toEqual(first)
    expect(textIn(first, 'lisans.js')).toContain('LMSInitialize')
    expect(textIn(first, format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml')).toContain('Privacy')
  }
  expect(
    textIn(await download({ format: 'cmi5', language: 'en', score: 'yes' }, cookie, modules), 'index.html'),
  ).toContain('"score":false')
  const strange = await post(modules, { format: 'tincan', language: 'en' }, { cookie })
  expect(strange.headers.get('location')).toBe(page)
})

async function download(form: Record<string, string>, cookie: string, from = files): Promise<Uint8Array> {
  const response = await post(from, form, { cookie })
  expect(response.headers.get('content-type')).toBe('application/zip')
  expect(response.headers.get('content-disposition')).toContain('attachment')
  return new Uint8Array(await response.arrayBuffer())
}

function textIn(zip: Uint8Array, path: string): string {
  const read = openZip(zip)
  return read.kind === 'read' ? new TextDecoder().decode(read.files.get(path)) : read.reason
}
