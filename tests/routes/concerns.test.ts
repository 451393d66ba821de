import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { db } from '#app/web/database.ts'
import { attemptReturns, concernReplies, concerns, lessonRevisions, type Role } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('every page has a way to say that something is wrong, and nothing but its path goes along', async () => {
  const { cookie } = await examinee()

  const glossary = await (await get('/glossary?search=secret', { cookie })).text()
  const lesson = await (await get('/modules/tides/lessons/lesson-1', { cookie })).text()
  const signedOut = await (await get('/glossary')).text()

  expect(glossary).toContain('href="/concerns/new?page=%2Fglossary"')
  expect(lesson).toMatch(/href="\/concerns\/new\?revision=[\w-]+"/)
  expect(signedOut).not.toContain('/concerns')
})

test('a learner tells about a lesson, follows it, adds to it and reads the answer', async () => {
  const { cookie, officer } = await learnerWith('trainer')
  const address = await lessonAddress()

  const form = await (await get(address, { cookie })).text()
  const sent = await post(address, { matter: 'lesson', words: 'The tide comes twice' }, { cookie })
  const page = (sent.headers.get('location') as string).replace('?done=told', '')
  const waiting = await (await get(page, { cookie })).text()
  const desk = await (await get('/desk/concerns', { cookie: officer.cookie })).text()
  const onDesk = await (await get(`/desk${page}`, { cookie: officer.cookie })).text()
  const answered = await post(
    `/desk${page}`,
    { words: 'Thank you, mended', outcome: 'right', seen: '0' },
    { cookie: officer.cookie },
  )
  const settled = await (await get(page, { cookie })).text()

  expect(form).toContain('Lesson lesson-1')
  expect(waiting).toContain('Waiting')
  expect(waiting).toContain('The trainers have it.')
  expect(desk).toContain(`/desk${page}`)
  expect(onDesk).toContain('This is still the current text.')
  expect(answered.headers.get('location')).toBe(`/desk${page}?done=answered`)
  expect(settled).toContain('Thank you, mended')
  expect(settled).toContain('Settled')
  expect(await (await get('/concerns', { cookie })).text()).toContain('1 answer')
  const reopened = await post(page, { words: 'It is still there' }, { cookie })
  expect(reopened.headers.get('location')).toBe(`${page}?done=added`)
  expect(await (await get(page, { cookie })).text()).toContain('Waiting')
})

test('a form that lacks something comes back with everything that was typed, however long', async () => {
  const { cookie } = await examinee()
  const address = await lessonAddress()
  const long = `${'x'.repeat(4100)} the end`

  const noMatter = await post(address, { words: 'I did type this' }, { cookie })
  const tooLong = await post(address, { matter: 'lesson', words: long }, { cookie })
  const empty = await post(address, { matter: 'lesson', words: ' ' }, { cookie })
  const odd = await post(address, { matter: 'mark', words: 'No mark here' }, { cookie })

  expect([noMatter, tooLong, empty, odd].map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect(await noMatter.text()).toContain('I did type this')
  expect(await tooLong.text()).toContain('the end')
})

test('scripts in words are text, for the learner and at the desk', async () => {
  const { cookie, officer } = await learnerWith('focal-point')
  const words = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const sent = await post('/concerns/new', { words }, { cookie })
  const page = (sent.headers.get('location') as string).replace('?done=told', '')

  for (const [address, reader] of [
    [page, cookie],
    ['/concerns', cookie],
    [`/desk${page}`, officer.cookie],
  ] as const) {
    const shown = await (await get(address, { cookie: reader })).text()
    expect(shown).toContain('&lt;script&gt;alert(1)')
    expect(shown).not.toContain('<script>alert')
    expect(shown).not.toContain('<img src=x')
  }
})

test('a concern of somebody else, a guessed one and what is not one’s own are not there', async () => {
  const { cookie, learner } = await examinee()
  const stranger = await cookieOf((await addTestPerson(db)).identifier)
  await learner.learn(new Date())
  const attemptId = (await startedFinal(learner)).attemptId
  const sent = await post('/concerns/new', { words: 'Mine' }, { cookie })
  const page = (sent.headers.get('location') as string).replace('?done=told', '')
  const elsewhere = await cookieOf((await addTestOfficer(db, 'focal-point')).identifier)

  for (const address of [
    page,
    '/concerns/nothing',
    `/concerns/new?attempt=${attemptId}`,
    '/concerns/new?revision=no',
  ]) {
    expect((await get(address, { cookie: stranger })).status, address).toBe(404)
    expect((await post(address, { words: 'x', matter: 'ask' }, { cookie: stranger })).status, address).toBe(404)
  }
  expect((await post(`${page}/withdrawal`, {}, { cookie: stranger })).status).toBe(404)
  expect((await get(`/concerns/new?attempt=${attemptId}&question=foreign`, { cookie })).status).toBe(404)
  expect((await get(`/desk${page}`, { cookie: elsewhere })).status).toBe(404)
  expect(
    (await post(`/desk${page}`, { words: 'x', outcome: 'answered', seen: '0' }, { cookie: elsewhere })).status,
  ).toBe(404)
  expect(await db.select().from(concernReplies)).not.toContainEqual(expect.objectContaining({ words: 'x' }))
})

test('during a final the way to tell something leads back to the same question and leaks nothing of it', async () => {
  const { cookie, learner, id } = await examinee()
  await learner.learn(new Date())
  const { attemptId } = await startedFinal(learner)
  const paper = await (await get(`/attempts/${attemptId}?question=2`, { cookie })).text()
  const link = /href="(\/concerns\/new\?attempt=[^"]+)"/.exec(paper)?.[1]?.replaceAll('&amp;', '&') as string

  const form = await (await get(link, { cookie })).text()
  const sent = await post(link, { words: 'Two answers seem right' }, { cookie })
  const page = sent.headers.get('location') as string
  const told = await (await get(page, { cookie })).text()

  for (const shown of [form, told]) {
    expect(shown).toContain(`/attempts/${attemptId}?question=2`)
    expect(shown).not.toMatch(/Because of|correct/)
  }
  const [kept] = await db.select().from(concerns).where(eq(concerns.personId, id))
  expect(kept?.about).toMatchObject({ kind: 'question', attemptId })
})

test('who contests a mark and was right has the attempt back, and the history says so; HR and the learner see no key', async () => {
  const { cookie, learner, unitId, officer } = await learnerWith('trainer')
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  await learner.learn(new Date())
  const failed = await learner.sit('final', 'nothing', new Date())
  const { attemptId } = failed as { attemptId: string }

  const result = await (await get(`/attempts/${attemptId}/result`, { cookie })).text()
  const sent = await post(`/concerns/new?attempt=${attemptId}`, { matter: 'mark', words: 'I had it right' }, { cookie })
  const page = (sent.headers.get('location') as string).replace('?done=told', '')
  const onDesk = await (await get(`/desk${page}`, { cookie: officer.cookie })).text()
  const readOnly = await (await get(`/desk${page}`, { cookie: hr })).text()
  const answer = { words: 'You had', outcome: 'right', seen: '0' }
  const notTheirs = await post(`/desk${page}`, answer, { cookie: hr })
  const answered = await post(`/desk${page}`, answer, { cookie: officer.cookie })
  const again = await post(`/desk${page}`, answer, { cookie: officer.cookie })
  const own = await (await get(page, { cookie })).text()
  const final = await (await get('/final', { cookie })).text()

  expect(result).toContain(`/concerns/new?attempt=${attemptId}&amp;matter=mark`)
  expect(onDesk).toContain('Marked as right')
  expect(readOnly).not.toMatch(/Marked as right|Because of/)
  expect(notTheirs.status).toBe(409)
  expect(answered.headers.get('location')).toContain('done=returned')
  expect(again.status).toBe(302)
  expect(own).toContain('Your attempt was given back')
  expect(own).not.toMatch(/Marked as right|Because of/)
  expect(final).toContain('Given back')
  expect(final).not.toContain('You can try again from')
  expect(await db.select().from(attemptReturns).where(eq(attemptReturns.attemptId, attemptId))).toHaveLength(1)
})

test('who answers after a colleague did is told so, and what they wrote is kept', async () => {
  const { cookie, unitId, officer } = await learnerWith('focal-point')
  const colleague = await addTestOfficer(db, 'focal-point', unitId)
  const sent = await post('/concerns/new', { words: 'When is the talk?' }, { cookie })
  const concernId = (sent.headers.get('location') as string).replace(/^\/concerns\/|\?.*$/g, '')
  const first = { concernId, officerId: colleague.id, words: 'Tomorrow', outcome: 'answered', giveBack: false } as const
  await replyToConcern(db, { ...first, seen: 0, baseUrl: '' }, new Date())

  const late = await post(
    `/desk/concerns/${concernId}`,
    { words: 'Perhaps on Friday', outcome: 'answered', seen: '0' },
    { cookie: officer.cookie },
  )

  expect(late.status).toBe(409)
  const shown = await late.text()
  expect(shown).toContain('Perhaps on Friday')
  expect(shown).toContain('Tomorrow')
})

test('a learner withdraws, and sees what was asked for an accommodation beside it', async () => {
  const { cookie } = await examinee()
  await post('/accommodation', { extraAttempts: 'yes' }, { cookie })
  const sent = await post('/concerns/new', { words: 'Never mind' }, { cookie })
  const page = (sent.headers.get('location') as string).replace('?done=told', '')

  const withdrawn = await post(`${page}/withdrawal`, {}, { cookie })

  expect(withdrawn.headers.get('location')).toBe(`${page}?done=withdrawn`)
  expect((await post(page, { words: 'x' }, { cookie })).status).toBe(409)
  const list = await (await get('/concerns', { cookie })).text()
  expect(list).toContain('Withdrawn')
  expect(list).toContain('More attempts or more time')
  expect(list).not.toContain('You have not asked')
})

async function learnerWith(role: Role) {
  const someone = await examinee()
  const officer = await addTestOfficer(db, role, someone.unitId)
  return { ...someone, officer: { ...officer, cookie: await cookieOf(officer.identifier) } }
}

async function lessonAddress(): Promise<string> {
  const revisions = await db.select().from(lessonRevisions).where(eq(lessonRevisions.courseId, 'tides'))
  const revision = revisions.find(({ lessonId }) => lessonId === 'lesson-1')
  return `/concerns/new?revision=${revision?.id}`
}

async function startedFinal(learner: Awaited<ReturnType<typeof examinee>>['learner']) {
  const started = await learner.start('final', new Date())
  if (started.kind === 'refused') throw new Error(started.reason)
  return started
}
