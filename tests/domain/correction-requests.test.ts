import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answerCorrection } from '#app/domain/data-protection/answer-correction.ts'
import { listOwnCorrections } from '#app/domain/data-protection/list-corrections.ts'
import { requestCorrection } from '#app/domain/data-protection/request-correction.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { listTasks } from '#app/domain/tasks/list-tasks.ts'
import { type CorrectableThing, ledgerEntries, ledgerPayloads, outgoingMails, people } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')

test('who says that their name is wrong is heard by HR of their unit, who write it anew; the person is told, and the ledger names nobody', async () => {
  const { db, person, officer, ask, answer } = await aMinistry()
  const requestId = await ask('name', 'Marie-Ange Hoareau')
  expect(await listTasks(db, { personId: officer.id }, monday)).toMatchObject([
    { kind: 'correction', href: `/hr/corrections/${requestId}`, subject: { personId: person.id } },
  ])

  expect(await answer(requestId, { standsNow: ' Marie-Ange  Hoareau ' })).toEqual({ kind: 'answered' })

  const [now] = await db.select().from(people).where(eq(people.id, person.id))
  expect(now).toMatchObject({ name: 'Marie-Ange Hoareau', searchName: 'marie ange hoareau' })
  expect(await listTasks(db, { personId: officer.id }, tuesday)).toEqual([])
  expect(await listOwnCorrections(db, person.id)).toMatchObject([{ outcome: 'corrected', answeredBy: officer.id }])
  const [mail] = await db.select().from(outgoingMails)
  expect(mail).toMatchObject({ personId: person.id, address: 'old@tides.example' })
  expect(mail?.body).not.toContain('correct')
  const said = await db
    .select({ action: ledgerEntries.action, payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(eq(ledgerEntries.action, 'correction.requested'))
  expect(JSON.stringify(said)).not.toContain('Hoareau')
})

test('one request about each thing waits at a time, and is answered once', async () => {
  const { person, db, ask, answer } = await aMinistry()
  const requestId = await ask('job-title', 'Harbour master')
  expect(await requestCorrection(db, wish(person.id, 'job-title', 'Pilot'), monday)).toEqual({
    kind: 'refused',
    reason: 'correction-asked-already',
  })

  await answer(requestId, { outcome: 'refused', words: 'The post was not confirmed yet.' })
  expect(await answer(requestId, {})).toEqual({ kind: 'refused', reason: 'already-answered' })
  const [now] = await db.select().from(people).where(eq(people.id, person.id))
  expect(now?.jobTitle).not.toBe('Harbour master')
  expect((await requestCorrection(db, wish(person.id, 'job-title', 'Pilot'), tuesday)).kind).toBe('requested')
})

test('nobody answers their own request, nor one from beyond their reach, and a no without words is none', async () => {
  const { db, person, unitId, ask, answer } = await aMinistry()
  const elsewhere = await addTestOfficer(db, 'hr', await addTestUnit(db))
  const manager = await addTestOfficer(db, 'manager', unitId)
  await grantTestRole(db, person.id, 'hr', unitId)
  const requestId = await ask('other', 'I am left-handed')

  expect(await answer(requestId, {}, person.id)).toEqual({ kind: 'refused', reason: 'about-oneself' })
  expect(await answer(requestId, {}, elsewhere.id)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await answer(requestId, {}, manager.id)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await answer(requestId, { outcome: 'refused' })).toEqual({ kind: 'refused', reason: 'refusal-without-words' })
  expect(await answer(requestId, {})).toEqual({ kind: 'answered' })
})

test('a new address is one that can be written to and nobody else’s, and leads to the person from then on', async () => {
  const { db, person, ask, answer } = await aMinistry()
  const other = await addTestPerson(db)
  await db.update(people).set({ email: 'taken@tides.example' }).where(eq(people.id, other.id))
  const requestId = await ask('email', 'new@tides.example')

  expect(await answer(requestId, { standsNow: 'nowhere' })).toEqual({ kind: 'refused', reason: 'detail-invalid' })
  expect(await answer(requestId, { standsNow: 'taken@tides.example' })).toEqual({
    kind: 'refused',
    reason: 'email-taken',
  })
  expect(await answer(requestId, { standsNow: ' ' })).toEqual({ kind: 'refused', reason: 'detail-missing' })
  expect(await answer(requestId, { standsNow: 'new@tides.example' })).toEqual({ kind: 'answered' })
  expect((await findPersonByIdentifier(db, 'new@tides.example'))?.id).toBe(person.id)
  const mails = await db.select().from(outgoingMails)
  expect(mails.map(({ address }) => address).sort()).toEqual(['new@tides.example', 'old@tides.example'])
  expect(mails.find(({ address }) => address.startsWith('old'))?.body).not.toContain('new@')
})

test('the address of somebody with a role is a way into what they may do: HR does not change it', async () => {
  const { db, person, unitId, ask, answer } = await aMinistry()
  await grantTestRole(db, person.id, 'trainer', unitId)
  const requestId = await ask('email', 'new@tides.example')

  expect(await answer(requestId, { standsNow: 'new@tides.example' })).toEqual({
    kind: 'refused',
    reason: 'way-in-of-an-officer',
  })
})

test('what somebody asked before they left is still answered', async () => {
  const { db, person, officer, ask, answer } = await aMinistry()
  const requestId = await ask('name', 'Marie-Ange Hoareau')
  await recordLeaving(db, { personId: person.id }, officer.actor, monday)

  expect(await listTasks(db, { personId: officer.id }, tuesday)).toMatchObject([
    { href: `/hr/corrections/${requestId}` },
  ])
  expect(await answer(requestId, { standsNow: 'Marie-Ange Hoareau' })).toEqual({ kind: 'answered' })
})

function wish(personId: string, thing: CorrectableThing, shouldBe: string) {
  return { personId, thing, shouldBe, why: null }
}

type Answer = Partial<{ outcome: 'corrected' | 'refused'; standsNow: string; words: string | null }>

async function aMinistry() {
  const db = await emptyDatabase()
  const unitId = await addTestUnit(db)
  const person = await addTestPerson(db, { name: 'Marie Hoareau', unitId })
  await db.update(people).set({ email: 'old@tides.example' }).where(eq(people.id, person.id))
  const officer = await addTestOfficer(db, 'hr', unitId)
  return {
    db,
    unitId,
    person,
    officer,
    async ask(thing: CorrectableThing, shouldBe: string) {
      const outcome = await requestCorrection(db, wish(person.id, thing, shouldBe), monday)
      if (outcome.kind === 'refused') throw new Error(outcome.reason)
      return outcome.requestId
    },
    answer(requestId: string, answer: Answer, personId = officer.id) {
      const whole = { outcome: 'corrected' as const, standsNow: '', words: null, ...answer }
      const actor = { kind: 'person', personId } as const
      return answerCorrection(db, { requestId, ...whole, baseUrl: 'https://lisans.example' }, actor, tuesday)
    },
  }
}
