import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const page = `/training/courses/${courseId}/packages/upload`
const second = '02-privacy/02-second.mdx'
const text = (words: string) => new TextEncoder().encode(words)

test('an author sees what an archive would do, confirms it once, and a second press changes nothing', async () => {
  const cookie = await authorsCookie()
  const html = await (await send({ archive: zipSync({ [second]: text(secondLesson('There.')) }) }, cookie)).text()
  expect(html).toContain('Changed.')
  expect(await standing()).not.toContain('There.')

  const form = { step: 'confirm', carried: fieldValue(html, 'carried'), fingerprint: fieldValue(html, 'fingerprint') }
  const done = await send(form, cookie)
  expect([done.status, done.headers.get('location')]).toEqual([302, `${page}?done=1`])
  expect((await send(form, cookie)).headers.get('location')).toBe(`${page}?done=0`)
  expect(await standing()).toContain('There.')

  const strange = await send({ ...form, carried: 'bm8gYXJjaGl2ZSBhdCBhbGwsIG9ubHkgd29yZHM=' }, cookie)
  expect(strange.status).toBe(409)
})

test('an author chooses what happens to what was changed in both, and a stale dry run is refused', async () => {
  const cookie = await authorsCookie()
  const html = await (await send({ archive: zipSync({ [second]: text('Neither of the two.') }) }, cookie)).text()
  const form = { step: 'confirm', carried: fieldValue(html, 'carried'), fingerprint: fieldValue(html, 'fingerprint') }

  expect((await send(form, cookie)).status).toBe(422)
  expect((await send({ ...form, settle: 'take-files', fingerprint: 'stale' }, cookie)).status).toBe(409)
  expect(await standing()).not.toContain('Neither')
})

test('what is no sound archive is refused in words, and others than authors find nothing', async () => {
  const cookie = await authorsCookie()
  const hostile = await send({ archive: zipSync({ '../../etc/passwd': text('x') }) }, cookie)
  expect(hostile.status).toBe(422)
  expect(await hostile.text()).toContain('a name that leads elsewhere')
  expect((await send({}, cookie)).status).toBe(422)

  const translator = await addTestAuthor(db, 'translator', new Date())
  for (const { identifier } of [await addTestOfficer(db, 'trainer'), translator])
    expect((await send({ archive: zipSync({ [second]: text('x') }) }, await cookieOf(identifier))).status).toBe(404)
})

async function authorsCookie(): Promise<string> {
  if (!(await findDraft(db, courseId))) await publishAuthoredCourse(db)
  const author = await addTestAuthor(db, 'author', new Date())
  return cookieOf(author.identifier)
}

async function standing(): Promise<string> {
  return new TextDecoder().decode((await findDraft(db, courseId))?.files.get(second)?.bytes)
}

function send(fields: Record<string, string | Uint8Array>, cookie: string): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    body.append(name, typeof value === 'string' ? value : new File([new Uint8Array(value)], 'course.zip'))
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  return Promise.resolve(
    application.fetch(new Request(config.baseUrl + page, { method: 'POST', body, headers, redirect: 'manual' })),
  )
}

function fieldValue(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}
