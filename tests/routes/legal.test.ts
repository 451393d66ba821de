import { expect, test } from 'vitest'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { db } from '#app/web/database.ts'
import type { Role } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { aFact, publishLaw, restOn } from '#tests/support/law.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a legal reviewer reads a fact, finds it wrong, and learners are told above the lesson at once', async () => {
  const { as, form } = await aRegister()
  const cookie = await as('legal-reviewer')
  const page = await (await get('/legal/ebb', { cookie })).text()
  expect(page).toContain('Never looked at')
  expect(page).toContain('What ebb says.')
  expect(page).toContain('final-sort-1')
  expect(page).toContain('href="/modules/tides/lessons/lesson-2"')

  const answer = await post('/legal/ebb/review', { ...(await form()), finding: 'wrong' }, { cookie })

  expect(answer.headers.get('location')).toBe('/legal/ebb?notice=reviewed')
  const after = await (await get('/legal/ebb?notice=reviewed', { cookie })).text()
  expect(after).toContain('This fact was found wrong')
  expect(await (await get('/legal?state=wrong', { cookie })).text()).toContain('/legal/ebb"')
  expect(await (await get('/legal/print', { cookie })).text()).toContain('ebb')
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const learner = await cookieOf((await addTestPerson(db)).identifier)
  const lesson = await (await get('/modules/tides/lessons/lesson-2', { cookie: learner })).text()
  expect(lesson).toContain('A statement about the law is under review')
  expect(lesson).toContain('Tides Act, 1999, Section 4')
  const other = await (await get('/modules/tides/lessons/lesson-1', { cookie: learner })).text()
  expect(other).not.toContain('under review')
})

test('trainers and translators read the questions, administrators and auditors only that there are some; nobody learns the key', async () => {
  const { as } = await aRegister()

  for (const role of ['legal-reviewer', 'trainer', 'translator'] as const) {
    expect(await (await get('/legal/ebb', { cookie: await as(role) })).text(), role).toContain('final-sort-1?')
  }
  for (const role of ['administrator', 'auditor'] as const) {
    const page = await (await get('/legal/ebb', { cookie: await as(role) })).text()
    expect(page, role).toContain('final-sort-1')
    expect(page, role).not.toContain('final-sort-1?')
    expect(page, role).not.toContain('Because of')
  }
})

test('who only reads is offered no form, and is refused in words when they send one', async () => {
  const { as, form } = await aRegister()
  const cookie = await as('trainer')

  expect(await (await get('/legal/ebb', { cookie })).text()).not.toContain('/legal/ebb/review')
  expect((await get('/legal/ebb/review', { cookie })).status).toBe(409)
  const answer = await post('/legal/ebb/review', await form(), { cookie })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Only a legal reviewer of the whole organisation')
})

test('a form with mistakes comes back with what was typed, and a stale one is refused with the page', async () => {
  const { as, form } = await aRegister()
  const cookie = await as('legal-reviewer')
  const send = async (fields: Record<string, string>) => {
    const answer = await post('/legal/ebb/review', { ...(await form()), ...fields }, { cookie })
    return { status: answer.status, html: await answer.text() }
  }

  const empty = await send({ finding: '', source: ' ', note: 'Kept <b>words</b>' })
  expect(empty).toMatchObject({ status: 422, html: expect.stringContaining('Choose what you found') })
  expect(empty.html).toContain('Kept &lt;b&gt;words&lt;/b&gt;')
  expect(await send({ asAtOn: '2999-01-01' })).toMatchObject({
    status: 422,
    html: expect.stringContaining('cannot lie in the future'),
  })
  expect(await send({ asAtOn: 'yesterday' })).toMatchObject({ status: 422 })
  expect(await send({ factHash: 'x' })).toMatchObject({
    status: 409,
    html: expect.stringContaining('has changed since you opened the page'),
  })
  expect((await get('/legal/nothing', { cookie })).status).toBe(404)
  expect((await post('/legal/nothing/review', await form(), { cookie })).status).toBe(404)
})

let published: Promise<void> | undefined

/** Once for this file: revisions that were read are remembered, and their rows may not change under that. */
async function publish() {
  await addTestProgramme(db)
  await restOn(db, 'ebb', { courseId: 'tides', lessonId: 'lesson-2', questionId: 'final-sort-1' })
  await publishLaw(db, [aFact('ebb'), aFact('flow')], new Date())
}

async function aRegister() {
  published ??= publish()
  await published
  const top = await addTestUnit(db)
  return {
    as: async (role: Role) => cookieOf((await addTestOfficer(db, role, top)).identifier),
    form: async () => {
      const fact = await findLegalFact(db, 'ebb', new Date())
      return {
        factHash: fact?.hash ?? '',
        afterReviewId: fact?.reviews.at(-1)?.id ?? '',
        finding: 'confirmed',
        source: 'Official Gazette 12',
        note: '',
        asAtOn: '2020-03-01',
        reviewByOn: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
      }
    },
  }
}
