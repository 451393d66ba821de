import { expect, test } from 'vitest'
import { beginCourse } from '#app/domain/authoring/begin-course.ts'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { publishingDesk } from '#tests/support/publishing-desk.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const desk = `/training/courses/${courseId}`
const final = '02-privacy/bank/final.mdx'
const at = `path=${encodeURIComponent(final)}`
const secret = 'Zanzibar'

test('translators and administrators see that the final changed, and none of its options or keys', async () => {
  const { cookies, others } = await scene()
  for (const cookie of cookies) expect(await (await get(`${desk}/publication`, { cookie })).text()).toContain(secret)
  for (const cookie of others) {
    for (const room of ['files', 'preview', 'published-meanwhile', 'questions/q1/correction'])
      expect([room, (await get(`${desk}/${room}?${at}`, { cookie })).status]).toEqual([room, 404])
    for (const room of ['publication', 'review', `taken-back?${at}`, 'revisions/1', '']) {
      const page = await get(`${desk}/${room}`, { cookie })
      expect([room, page.status]).toEqual([room, 200])
      expect([room, (await page.text()).includes(secret)]).toEqual([room, false])
    }
    expect(await (await get(`${desk}/publication`, { cookie })).text()).toContain('shown to the authors')
    const words = await get(`${desk}/translations/fr?text=${encodeURIComponent(final)}`, { cookie })
    // Whoever translates works on the team; an administrator who does not has nothing to look up there.
    expect(words.status).toBe(cookie === others[0] ? 200 : 404)
    const saved = await post(`${desk}/saves`, { path: final, text: 'x', version: '1.' }, { cookie })
    expect([saved.status, await saved.text()]).toEqual([404, expect.not.stringContaining(secret)])
  }
})

test('a course that others have begun is named to nobody but its team and administrators', async () => {
  const administrator = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  const stranger = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const begun = { courseId: 'plans', title: 'Secret plans' }
  await nameUnpublished(begun)

  for (const page of ['/training', '/training/translations'])
    expect([page, (await (await get(page, { cookie: stranger })).text()).includes(begun.title)]).toEqual([page, false])
  expect(await (await get('/training', { cookie: administrator })).text()).toContain(begun.title)
})

async function scene() {
  const { author, write } = await publishingDesk(db, new Date())
  const draft = await findDraft(db, courseId)
  const bank = (draft && draftText(draft, final)) ?? ''
  await write(bank.replace('Ask the person who decides.', secret), final)
  const reviewer = await addTestAuthor(db, 'reviewer', new Date())
  const translator = await addTestAuthor(db, 'translator', new Date())
  const administrator = await addTestOfficer(db, 'administrator')
  return {
    cookies: [await cookieOf(author.identifier), await cookieOf(reviewer.identifier)],
    others: [await cookieOf(translator.identifier), await cookieOf(administrator.identifier)],
  }
}

async function nameUnpublished(named: { courseId: string; title: string }) {
  const trainer = await addTestOfficer(db, 'trainer')
  const course = {
    courseId: named.courseId,
    title: { en: named.title },
    summary: { en: 'What is planned' },
    minutes: 20,
    objective: { id: 'plan', text: { en: 'Plan' } },
    lesson: { title: 'Planning', template: 'explaining' as const },
  }
  const outcome = await beginCourse(db, course, trainer.actor, new Date())
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
}
