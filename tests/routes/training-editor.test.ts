import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { db } from '#app/web/database.ts'
import { activityResponses, setAsideTexts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'
const desk = `/training/courses/${courseId}`
const page = `${desk}/lessons/second`
const preview = `${desk}/preview?path=${encodeURIComponent(path)}`

test('an author changes a lesson without any script: writes, checks, saves, and reads that it is saved', async () => {
  const { cookie, version } = await atTheDesk()

  const checked = await post(page, form({ version, text: secondLesson('See {process.env.SECRET}.'), step: 'check' }), {
    cookie,
  })
  const html = await checked.text()
  expect(checked.status).toBe(200)
  expect(html).toContain('See {process.env.SECRET}.')
  expect(html).toMatch(/Line 7:.*Curly|Line 7:/s)
  expect(await drafted()).not.toContain('SECRET')

  const saved = await post(page, form({ version, text: secondLesson('One.\r\nTwo.'), step: 'save' }), { cookie })
  expect(saved.headers.get('location')).toBe(`${page}?done=saved`)
  expect(await drafted()).toContain('One.\nTwo.')
  const after = await (await get(`${page}?done=saved`, { cookie })).text()
  expect(after).toContain('The draft is saved')
  expect(after).toContain('data-path="02-privacy/02-second.mdx"')
})

test('of two tabs, the later save is laid beside the earlier one and neither is lost', async () => {
  const { cookie, version } = await atTheDesk()
  await post(page, form({ version, text: secondLesson('The first tab.'), step: 'save' }), { cookie })

  const late = await post(page, form({ version, text: secondLesson('The second tab.'), step: 'save' }), { cookie })

  expect(late.headers.get('location')).toMatch(new RegExp(`^${desk}/set-aside/[0-9a-f-]{36}$`))
  expect(await drafted()).toContain('The first tab.')
  expect((await db.select().from(setAsideTexts)).map(({ text }) => text)).toContain(secondLesson('The second tab.'))
})

test('a preview shows the posted text as learners get it, in our own frame only, and an answer in it is recorded nowhere', async () => {
  const { cookie } = await atTheDesk()

  const shown = await post(preview, { path, text: secondLesson('Never saved words.'), script: 'off' }, { cookie })
  const html = await shown.text()
  expect(html).toContain('Never saved words.')
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).toContain('sandbox allow-forms')
  expect(policy).not.toContain('unsafe')
  expect(await drafted()).not.toContain('Never saved')
  expect((await get(page, { cookie })).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")

  const action = /action="([^"]*text=[^"]*)#three"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answered = await post(action, { activity: 'three', answer: '0' }, { cookie })
  const again = await answered.text()
  expect(again).toContain('Never saved words.')
  expect(await db.select().from(activityResponses)).toEqual([])
})

test('a script saves and checks by the same doors, and is told of a conflict', async () => {
  const { cookie, version } = await atTheDesk()
  const fields = { path, version, text: secondLesson('By the script.') }

  const saved = (await (await post(`${desk}/saves`, fields, { cookie })).json()) as { kind: string; version: string }
  expect(saved.kind).toBe('saved')
  const next = { ...fields, version: saved.version, text: secondLesson('By the script, again.') }
  expect(await (await post(`${desk}/saves`, next, { cookie })).json()).toMatchObject({ kind: 'saved' })
  const stale = await post(`${desk}/saves`, { ...fields, text: secondLesson('Too late.') }, { cookie })
  expect([stale.status, await stale.json()]).toMatchObject([409, { kind: 'conflict' }])

  const problems = await post(`${desk}/problems`, { path, text: 'import x from "y"' }, { cookie })
  expect(await problems.json()).toMatchObject({ problems: [{ severity: 'error' }], weight: null })
})

/** An author with the lesson open. */
async function atTheDesk() {
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db, 'author', new Date())
  const cookie = await cookieOf(author.identifier)
  const html = await (await get(page, { cookie })).text()
  return { cookie, version: /name="version" value="([^"]*)"/.exec(html)?.[1] ?? '' }
}

function form(fields: Record<string, string>) {
  return { path, ...fields }
}

async function drafted(): Promise<string> {
  const draft = await findDraft(db, courseId)
  return (draft && draftText(draft, path)) ?? ''
}
