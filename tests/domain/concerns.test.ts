import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addWords } from '#app/domain/concerns/add-words.ts'
import { findDeskConcern } from '#app/domain/concerns/find-desk-concern.ts'
import { findDisputedPaper } from '#app/domain/concerns/find-disputed-paper.ts'
import { findOwnConcern } from '#app/domain/concerns/find-own-concern.ts'
import { listConcernsWaiting } from '#app/domain/concerns/list-concerns-waiting.ts'
import { listDeskConcerns } from '#app/domain/concerns/list-desk-concerns.ts'
import { mostOpenConcerns, raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { withdrawConcern } from '#app/domain/concerns/withdraw-concern.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import type { Database } from '#db/handle.ts'
import {
  type ConcernKind,
  type ConcernSubject,
  concernReplies,
  courseTeamMembers,
  ledgerEntries,
  lessonRevisions,
  outgoingMails,
} from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, grantTestRole } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const baseUrl = 'https://lisans.example'

test('what a learner tells about a lesson waits for the trainers who reach them, and for nobody else', async () => {
  const { db, person, lesson, officer, raise } = await scene()
  const trainer = await officer('trainer')
  const others = [await officer('translator'), await officer('focal-point'), await addTestOfficer(db, 'trainer')]

  const concernId = await raise('wrong-here', lesson)

  expect(await listConcernsWaiting(db, { personId: trainer.id }, monday)).toEqual([
    { concernId, kind: 'wrong-here', since: monday, unitId: person.unitId, personId: person.id },
  ])
  for (const { id } of others) {
    expect(await listConcernsWaiting(db, { personId: id }, monday)).toEqual([])
    expect(await findDeskConcern(db, { officerId: id, concernId }, monday)).toBeNull()
  }
})

test('a translation is for its translators, a question for the focal point, and HR reads without answering', async () => {
  const { db, lessonIn, officer, raise, reply } = await scene()
  const [translator, focalPoint, hr] = [await officer('translator'), await officer('focal-point'), await officer('hr')]
  const french = await raise('wrong-here', { ...(await lessonIn('fr')), part: 'translation' })
  const question = await raise('question', { kind: 'none' })
  const waitingFor = async (personId: string) =>
    (await listConcernsWaiting(db, { personId }, monday)).map(({ concernId }) => concernId)

  expect(await waitingFor(translator.id)).toEqual([french])
  expect(await waitingFor(focalPoint.id)).toEqual([question])
  expect(await waitingFor(hr.id)).toEqual([])
  expect(await findDeskConcern(db, { officerId: hr.id, concernId: question }, monday)).toMatchObject({ answers: false })
  expect(await reply(question, hr.id)).toEqual({ kind: 'refused', reason: 'not-yours-to-answer' })
  expect(await reply(french, focalPoint.id)).toEqual({ kind: 'refused', reason: 'no-such-concern' })
})

test('where a course has a team, its members are asked first, whoever they reach, and others may still answer', async () => {
  const { db, lesson, officer, raise, reply } = await scene()
  const trainer = await officer('trainer')
  const member = await addTestOfficer(db, 'trainer')
  const added = {
    courseId: 'tides',
    personId: member.id,
    part: 'author',
    reason: 'Wrote the course',
    addedBy: 'operator',
    addedAt: monday,
  } as const
  await db.insert(courseTeamMembers).values({ id: 'member', ...added })

  const concernId = await raise('wrong-here', lesson)

  expect(await listConcernsWaiting(db, { personId: member.id }, monday)).toMatchObject([{ concernId }])
  expect(await listConcernsWaiting(db, { personId: trainer.id }, monday)).toEqual([])
  expect(await findDeskConcern(db, { officerId: trainer.id, concernId }, monday)).toMatchObject({ answers: true })
  expect(await reply(concernId, member.id)).toMatchObject({ kind: 'replied' })
})

test('a concern is answered, settled, opened again by further words, and each time it says since when', async () => {
  const { db, person, lesson, officer, raise, reply, own } = await scene()
  const { id: trainer } = await officer('trainer')
  const concernId = await raise('wrong-here', lesson)
  const more = (words: string, at: Date) => addWords(db, { personId: person.id, concernId, words }, at)

  expect(await own(concernId)).toMatchObject({ state: 'waiting', since: monday, who: { whom: 'trainer' } })
  await reply(concernId, trainer, { words: 'Which sentence?' }, hours(1))
  expect(await own(concernId)).toMatchObject({ state: 'in-discussion', since: hours(1) })
  await more('The second.', hours(2))
  await more('And the third.', hours(3))
  expect(await own(concernId)).toMatchObject({ state: 'waiting', since: hours(2) })
  await reply(concernId, trainer, { words: 'You are right.', outcome: 'right', seen: 3 }, hours(4))
  expect(await own(concernId)).toMatchObject({ state: 'settled', since: hours(4) })
  expect(await listDeskConcerns(db, { officerId: trainer, shelf: 'settled' }, hours(4))).toMatchObject([
    { id: concernId },
  ])
  await more('It is still there.', hours(5))
  expect(await own(concernId)).toMatchObject({ state: 'waiting', since: hours(5) })
  expect(await listDeskConcerns(db, { officerId: trainer, shelf: 'mine' }, hours(5))).toMatchObject([{ id: concernId }])
  expect((await verifyLedger(db)).kind).toBe('sound')
})

test('an answer is mailed as news of an answer, in the learner’s language, without a word of it', async () => {
  const { db, lesson, officer, raise, reply } = await scene({ language: 'fr' })
  const trainer = await officer('trainer')
  const concernId = await raise('wrong-here', lesson, 'The tide table is secret-wrong')
  await reply(concernId, trainer.id, { words: 'Indeed secret-right' })

  const [mail] = await db.select().from(outgoingMails)
  expect(mail?.body).toContain(`${baseUrl}/concerns/${concernId}`)
  expect(mail?.subject).toMatch(/réponse/)
  expect(JSON.stringify(mail)).not.toContain('secret')
})

test('sent twice is told once, answered once, and mailed once', async () => {
  const { db, person, lesson, officer, raise, reply } = await scene()
  const trainer = await officer('trainer')
  const first = await raise('wrong-here', lesson)
  expect(await raise('wrong-here', lesson)).toBe(first)
  const words = { personId: person.id, concernId: first, words: 'And more' }
  await addWords(db, words, hours(1))
  await addWords(db, words, hours(1))
  await reply(first, trainer.id, { seen: 1 }, hours(2))
  expect(await reply(first, trainer.id, { seen: 1 }, hours(2))).toMatchObject({ kind: 'replied' })

  expect(await db.select().from(concernReplies)).toHaveLength(2)
  expect(await db.select().from(outgoingMails)).toHaveLength(1)
})

test('of two trainers who answer at once the second is shown what the first said', async () => {
  const { lesson, officer, raise, reply } = await scene()
  const [one, other] = [await officer('trainer'), await officer('trainer')]
  const concernId = await raise('wrong-here', lesson)

  const outcomes = await Promise.all([
    reply(concernId, one.id, { words: 'Right', outcome: 'right' }),
    reply(concernId, other.id, { words: 'Not right', outcome: 'not-right' }),
  ])

  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'replied'])
  expect(outcomes).toContainEqual({ kind: 'refused', reason: 'answered-meanwhile' })
})

test('nobody answers their own, and only its own person adds to a concern or withdraws it', async () => {
  const { db, lesson, officer, raise, person, reply } = await scene()
  const trainer = await officer('trainer')
  const own = await raiseConcern(
    db,
    { personId: trainer.id, kind: 'wrong-here', about: lesson, language: 'en', words: 'Mine' },
    monday,
  )
  const concernId = await raise('wrong-here', lesson)
  const withdraw = (personId: string) => withdrawConcern(db, { personId, concernId }, hours(1))

  expect(await reply((own as { concernId: string }).concernId, trainer.id)).toMatchObject({ reason: 'about-oneself' })
  expect(await addWords(db, { personId: trainer.id, concernId, words: 'x' }, monday)).toMatchObject({
    reason: 'no-such-concern',
  })
  expect(await withdraw(trainer.id)).toMatchObject({ reason: 'no-such-concern' })
  expect([await withdraw(person.id), await withdraw(person.id)]).toEqual([{ kind: 'withdrawn' }, { kind: 'withdrawn' }])
  expect(await reply(concernId, trainer.id)).toMatchObject({ reason: 'concern-withdrawn' })
  expect(await addWords(db, { personId: person.id, concernId, words: 'x' }, monday)).toMatchObject({
    reason: 'concern-withdrawn',
  })
  const entries = await db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.subjectId, concernId), eq(ledgerEntries.action, 'concern.withdrawn')))
  expect(entries).toHaveLength(1)
})

test('who stands in for somebody has no say in what that somebody raised', async () => {
  const { db, person, officer, lesson, raise, reply } = await scene()
  await grantTestRole(db, person.id, 'trainer', person.unitId)
  const [grant] = await listRoleGrants(db, { personId: person.id }, monday)
  const deputy = await addTestPerson(db, { unitId: person.unitId })
  const named = { grantId: grant?.id ?? '', deputyId: deputy.id, lastDay: '2026-03-31', reason: 'Leave' }
  expect(await nameDeputy(db, named, person.actor, monday)).toMatchObject({ kind: 'named' })
  const trainer = await officer('trainer')
  const concernId = await raise('wrong-here', lesson)

  expect(await findDeskConcern(db, { officerId: deputy.id, concernId }, monday)).toBeNull()
  expect(await reply(concernId, deputy.id)).toMatchObject({ kind: 'refused' })
  expect(await reply(concernId, trainer.id)).toMatchObject({ kind: 'replied' })
})

test('only what exists, and is one’s own where it is a sitting, can be told about', async () => {
  const { db, person, learner, lesson } = await scene()
  await learner.learn(monday)
  const mine = await learner.start('final', monday)
  const attemptId = (mine as { attemptId: string }).attemptId
  const stranger = await addTestPerson(db)
  const [answer] = await learner.answersFor(attemptId, 'all')
  const onPaper = { kind: 'question', attemptId, questionVersionId: answer?.questionVersionId as string } as const
  const tell = (kind: ConcernKind, about: ConcernSubject, personId = person.id, words = 'Something is wrong') =>
    raiseConcern(db, { personId, kind, about, language: 'en', words }, monday)

  expect(await tell('wrong-here', onPaper)).toMatchObject({ kind: 'raised' })
  const wrong: [ConcernKind, ConcernSubject][] = [
    ['wrong-here', { ...onPaper, questionVersionId: 'not-on-this-paper' }],
    ['wrong-here', { ...lesson, lessonRevisionId: 'none' }],
    ['wrong-here', { ...lesson, lessonId: 'lesson-9' }],
    ['wrong-here', { ...lesson, part: 'translation' }],
    ['contested-mark', lesson],
    ['contested-mark', { kind: 'none' }],
    ['wrong-here', { kind: 'page', page: '//elsewhere.example' }],
    ['wrong-here', { kind: 'page', page: 'javascript:alert(1)' }],
  ]
  for (const [kind, about] of wrong) {
    expect(await tell(kind, about), JSON.stringify(about)).toEqual({ kind: 'refused', reason: 'no-such-subject' })
  }
  expect(await tell('wrong-here', onPaper, stranger.id)).toMatchObject({ reason: 'no-such-subject' })
  expect(await tell('contested-mark', { kind: 'attempt', attemptId })).toMatchObject({ reason: 'not-handed-in' })
  expect(await tell('question', { kind: 'none' }, person.id, ' \u200b\n ')).toMatchObject({ reason: 'words-missing' })
  expect(await tell('question', { kind: 'none' }, person.id, 'x'.repeat(4001))).toMatchObject({
    reason: 'words-too-long',
  })
})

test('of a page only its path is kept, and never the code of an invitation', async () => {
  const { own, raise } = await scene()
  const glossary = await raise('wrong-here', { kind: 'page', page: '/glossary?search=somebody#x' })
  const invitation = await raise('wrong-here', { kind: 'page', page: '/invitation/SECRET-CODE' })

  expect(await own(glossary)).toMatchObject({ about: { kind: 'page', page: '/glossary' } })
  expect(await own(invitation)).toMatchObject({ about: { kind: 'page', page: '/invitation' } })
})

test('so many may be open at a time, and a settled or withdrawn one makes room', async () => {
  const { db, person, raise } = await scene()
  const ids: string[] = []
  for (let count = 0; count < mostOpenConcerns; count += 1)
    ids.push(await raise('question', { kind: 'none' }, `No. ${count}`))
  const another = () =>
    raiseConcern(
      db,
      { personId: person.id, kind: 'question', about: { kind: 'none' }, language: 'en', words: 'One more' },
      monday,
    )

  expect(await another()).toEqual({ kind: 'refused', reason: 'too-many-open' })
  await withdrawConcern(db, { personId: person.id, concernId: ids[0] as string }, monday)
  expect(await another()).toMatchObject({ kind: 'raised' })
})

test('whoever decides on a contested mark sees the paper as it was, with answers and key; its person never does', async () => {
  const { db, learner, officer, raise, own } = await scene()
  await learner.learn(monday)
  const failed = await learner.sit('final', 'nothing', monday)
  const about = { kind: 'attempt', attemptId: (failed as { attemptId: string }).attemptId } as const
  const concernId = await raise('contested-mark', about)
  await officer('trainer')

  const paper = await findDisputedPaper(db, about)
  expect(paper?.questions).toHaveLength(6)
  expect(paper?.questions.every((one) => one.chosenOptionId && one.chosenOptionId !== one.correctOptionId)).toBe(true)
  expect(JSON.stringify(await own(concernId))).not.toMatch(/correctOptionId|stemHtml|Because/)
})

async function scene({ language = 'en' as 'en' | 'fr' } = {}) {
  const db: Database = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db, { language })
  const own = (concernId: string) => findOwnConcern(db, { personId: person.id, concernId }, monday)
  const raise = async (kind: ConcernKind, about: ConcernSubject, words = 'Something is wrong') => {
    const outcome = await raiseConcern(db, { personId: person.id, kind, about, language, words }, monday)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.concernId
  }
  const reply = (
    concernId: string,
    officerId: string,
    answer: Partial<Parameters<typeof replyToConcern>[1]> = {},
    at = monday,
  ) =>
    replyToConcern(
      db,
      { concernId, officerId, words: 'Thank you', outcome: null, giveBack: false, seen: 0, baseUrl, ...answer },
      at,
    )
  const lessonIn = async (spoken: 'en' | 'fr') => {
    const [shown] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.courseId, 'tides'))
    if (!shown) throw new Error('There is no lesson')
    const lessonRevisionId = spoken === 'en' ? shown.id : `${shown.id}-${spoken}`
    if (spoken !== 'en') await db.insert(lessonRevisions).values({ ...shown, id: lessonRevisionId, language: spoken })
    return { kind: 'lesson', courseId: 'tides', lessonId: shown.lessonId, lessonRevisionId, language: spoken } as const
  }
  const officer = (role: Parameters<typeof addTestOfficer>[1]) => addTestOfficer(db, role, person.unitId)
  const lesson = await lessonIn('en')
  return {
    db,
    catalogue,
    person,
    learner: learnerOf(db, catalogue, person.id),
    lesson,
    lessonIn,
    officer,
    raise,
    reply,
    own,
  }
}

function hours(count: number): Date {
  return new Date(monday.getTime() + count * 3_600_000)
}
