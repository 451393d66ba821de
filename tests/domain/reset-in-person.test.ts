import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/people/actor.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { prepareFindSession } from '#app/domain/sign-in/find-session.ts'
import { redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { resetInPerson } from '#app/domain/sign-in/reset-in-person.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { ledgerEntries, outgoingMails } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const password = 'coconut palms at noon'

test('a code given in person sets a password within half an hour, and ends every session the person had', async () => {
  const { db, reset, learner } = await office()
  const session = await startSession(db, { personId: learner, address: '192.0.2.1', device: '' }, noon)
  const outcome = await reset(learner)
  if (outcome.kind !== 'made' || session.kind !== 'started') throw new Error('refused')
  expect(outcome.expiresAt).toEqual(minutes(30))
  expect(await redeemInvitation(db, { code: outcome.code, password }, minutes(30))).toMatchObject({ kind: 'refused' })
  const find = prepareFindSession(db)
  expect(await find(session.token, minutes(1))).not.toBeNull()

  expect(await redeemInvitation(db, { code: outcome.code, password }, minutes(29))).toEqual({ kind: 'password-set' })

  expect(await find(session.token, minutes(29))).toBeNull()
})

test('it is in the ledger, and the person is told by mail, in their language, who did it', async () => {
  const { db, reset, learner, focalPoint } = await office()

  await reset(learner)

  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  expect(entry).toMatchObject({ action: 'password.reset-in-person', actorId: focalPoint, subjectId: learner })
  const [mail] = await db.select().from(outgoingMails)
  expect(mail).toMatchObject({ address: 'lise@office.example', personId: learner })
  expect(mail?.body).toContain('Fiona Focal vient de remettre un code')
})

test('never for oneself, for whoever holds a role, for another unit’s people, or for whoever has left', async () => {
  const { db, reset, learner, other, focalPoint, unit, administrator } = await office()
  const reason = async (personId: string, by?: Actor) => {
    const outcome = await reset(personId, noon, by)
    return outcome.kind === 'refused' ? outcome.reason : outcome.kind
  }

  expect(await reason(focalPoint)).toBe('about-oneself')
  expect(await reason(other)).toBe('out-of-reach')
  expect(await reason('nobody')).toBe('no-such-person')
  expect(await reason(focalPoint, actor(learner))).toBe('out-of-reach')
  await grantRole(db, { personId: learner, role: 'translator', unitId: unit }, operator, noon)
  expect(await reason(learner)).toBe('holds-a-role')
  expect(await reason(learner, actor(administrator))).toBe('made')
  await recordLeaving(db, { personId: learner }, operator, noon)
  expect(await reason(learner)).toBe('left')
})

test('a code made for somebody without a role is no way into a role that they are given afterwards', async () => {
  const { db, reset, learner, unit, administrator } = await office()
  const before = await reset(learner)
  const code = before.kind === 'made' ? before.code : ''
  await grantRole(db, { personId: learner, role: 'hr', unitId: unit }, operator, noon)

  expect(await redeemInvitation(db, { code, password }, minutes(5))).toMatchObject({ reason: 'code-not-usable' })
  const again = await reset(learner, minutes(6), actor(administrator))
  expect(again.kind).toBe('made')
  const good = again.kind === 'made' ? again.code : ''
  expect(await redeemInvitation(db, { code: good, password }, minutes(7))).toEqual({ kind: 'password-set' })
})

test('who only stands in for an administrator makes no code for another administrator', async () => {
  const { db, reset, learner, administrator, top } = await office()
  const colleague = await makePerson(db, top, 'SN-colleague', {}, noon)
  await grantRole(db, { personId: colleague, role: 'administrator', unitId: top }, operator, noon)
  const [grant] = await listRoleGrants(db, { personId: administrator }, noon)
  const named = { grantId: grant?.id ?? '', deputyId: learner, lastDay: '2026-03-31', reason: 'Leave' }
  await nameDeputy(db, named, actor(administrator), noon)

  expect(await reset(colleague, minutes(1), actor(learner))).toMatchObject({ kind: 'refused' })
  expect(await reset(colleague, minutes(1), actor(administrator))).toMatchObject({ kind: 'made' })
})

test('three codes an hour for one person, ten from one officer, and then a wait', async () => {
  const { db, reset, learner, unit } = await office()
  for (let each = 0; each < 3; each += 1) expect(await reset(learner)).toMatchObject({ kind: 'made' })
  expect(await reset(learner)).toMatchObject({ reason: 'too-many-resets' })
  for (let each = 0; each < 7; each += 1) {
    expect(await reset(await makePerson(db, unit, `SN-${each}`, {}, noon))).toMatchObject({ kind: 'made' })
  }
  const next = await makePerson(db, unit, 'SN-next', {}, noon)
  expect(await reset(next)).toMatchObject({ reason: 'too-many-resets' })
  expect(await reset(next, minutes(61))).toMatchObject({ kind: 'made' })
})

async function office() {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const unit = await makeUnit(db, 'Health', top)
  const learner = await makePerson(db, unit, 'SN-learner', { email: 'lise@office.example', language: 'fr' })
  const other = await makePerson(db, top, 'SN-other')
  const focalPoint = await makePerson(db, unit, 'SN-focal-point', { name: 'Fiona Focal' })
  const administrator = await makePerson(db, top, 'SN-administrator')
  await grantRole(db, { personId: focalPoint, role: 'focal-point', unitId: unit }, operator, noon)
  await grantRole(db, { personId: administrator, role: 'administrator', unitId: top }, operator, noon)
  const reset = (personId: string, at = noon, by = actor(focalPoint)) => resetInPerson(db, { personId }, by, at)
  return { db, top, unit, learner, other, focalPoint, administrator, reset }
}

function minutes(count: number) {
  return new Date(noon.getTime() + count * 60_000)
}

function actor(personId: string): Actor {
  return { kind: 'person', personId }
}
