import { and, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/people/actor.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listPeople } from '#app/domain/people/list-people.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { actorReaches, findReach } from '#app/domain/people/reaches.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { recordReturn } from '#app/domain/people/record-return.ts'
import { prepareFindSession } from '#app/domain/sign-in/find-session.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { ledgerEntries, type Role, roleGrants } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')

test('a role reaches its unit and everything below it, and nothing else', async () => {
  const { db, units, people } = await twoMinistries()
  await grantRole(db, { personId: people.clerk, role: 'manager', unitId: units.finance }, operator, noon)
  const reached = (overPersonId: string, role: Role = 'manager') =>
    actorReaches(db, { kind: 'person', personId: people.clerk }, [role], overPersonId, noon)

  expect(await reached(people.treasurer)).toBe(true)
  expect(await reached(people.administrator)).toBe(false)
  expect(await reached(people.nurse)).toBe(false)
  expect(await reached(people.treasurer, 'hr')).toBe(false)
  expect(await reached('nobody')).toBe(false)
  expect((await findReach(db, people.clerk, ['manager'], noon)).sort()).toEqual([units.finance, units.treasury].sort())
})

test('nobody gives themselves a role', async () => {
  const { db, units, people, administrator } = await twoMinistries()

  const outcome = await grantRole(
    db,
    { personId: people.administrator, role: 'auditor', unitId: units.all },
    administrator,
    noon,
  )

  expect(outcome).toEqual({ kind: 'refused', reason: 'about-oneself' })
})

test('an administrator of one ministry gives roles in that ministry only', async () => {
  const { db, units, people } = await twoMinistries()
  await grantRole(db, { personId: people.clerk, role: 'administrator', unitId: units.finance }, operator, noon)
  const clerk = actor(people.clerk)
  const grant = (personId: string, unitId: string) => grantRole(db, { personId, role: 'manager', unitId }, clerk, noon)

  expect(await grant(people.treasurer, units.treasury)).toMatchObject({ kind: 'granted' })
  expect(await grant(people.treasurer, units.treasury)).toMatchObject({ reason: 'already-granted' })
  expect(await grant(people.treasurer, units.all)).toMatchObject({ reason: 'out-of-reach' })
  expect(await grant(people.nurse, units.finance)).toMatchObject({ reason: 'out-of-reach' })
})

test('somebody without the role of administrator grants nothing', async () => {
  const { db, units, people } = await twoMinistries()
  await grantRole(db, { personId: people.clerk, role: 'hr', unitId: units.all }, operator, noon)

  const outcome = await grantRole(
    db,
    { personId: people.nurse, role: 'administrator', unitId: units.all },
    actor(people.clerk),
    noon,
  )

  expect(outcome).toEqual({ kind: 'refused', reason: 'out-of-reach' })
})

test('the last administrator cannot be ended, nor leave', async () => {
  const { db, people, grantOfAdministrator } = await twoMinistries()
  const grantId = await grantOfAdministrator()

  expect(await endRole(db, { grantId }, operator, noon)).toMatchObject({ reason: 'last-administrator' })
  expect(await recordLeaving(db, { personId: people.administrator }, operator, noon)).toMatchObject({
    reason: 'last-administrator',
  })
})

test('one of two administrators can be ended by the other, once, and never by themselves', async () => {
  const { db, units, people, administrator, grantOfAdministrator } = await twoMinistries()
  await grantRole(db, { personId: people.nurse, role: 'administrator', unitId: units.all }, administrator, noon)
  const grantId = await grantOfAdministrator()

  expect(await endRole(db, { grantId }, administrator, noon)).toMatchObject({ reason: 'about-oneself' })
  expect(await endRole(db, { grantId }, actor(people.nurse), noon)).toMatchObject({ kind: 'ended' })
  expect(await endRole(db, { grantId }, actor(people.nurse), noon)).toMatchObject({ reason: 'no-such-grant' })
})

test('whoever leaves is signed out everywhere, loses every role, and cannot be signed in again', async () => {
  const { db, units, people, administrator } = await twoMinistries()
  await grantRole(db, { personId: people.nurse, role: 'manager', unitId: units.health }, administrator, noon)
  const session = await startSession(db, { personId: people.nurse, address: '192.0.2.1', device: '' }, noon)
  if (session.kind !== 'started') throw new Error(session.reason)
  const find = prepareFindSession(db)
  expect(await find(session.token, noon)).toMatchObject({ grants: [{ role: 'manager', unitId: units.health }] })

  expect(await recordLeaving(db, { personId: people.nurse }, administrator, noon)).toEqual({ kind: 'recorded' })

  expect(await find(session.token, noon)).toBeNull()
  expect(await startSession(db, { personId: people.nurse, address: '192.0.2.1', device: '' }, noon)).toMatchObject({
    reason: 'left',
  })
  const held = and(eq(roleGrants.personId, people.nurse), isNull(roleGrants.endedAt))
  expect(await db.select().from(roleGrants).where(held)).toEqual([])
  expect(await recordLeaving(db, { personId: people.nurse }, administrator, noon)).toMatchObject({ reason: 'left' })
})

test('leave, return and a move are facts about a person, each one entry', async () => {
  const { db, units, people, administrator } = await twoMinistries()
  const { nurse: personId } = people
  const entriesBefore = await db.select().from(ledgerEntries)

  await recordLeave(db, { personId, away: 'on-leave' }, administrator, noon)
  expect(await recordLeave(db, { personId, away: 'seconded' }, administrator, noon)).toMatchObject({
    reason: 'already-away',
  })
  expect(await findPerson(db, personId)).toMatchObject({ activity: 'on-leave' })
  await recordReturn(db, { personId }, administrator, noon)
  expect(await recordReturn(db, { personId }, administrator, noon)).toMatchObject({ reason: 'not-away' })
  await movePerson(db, { personId, unitId: units.treasury }, administrator, noon)
  expect(await movePerson(db, { personId, unitId: units.treasury }, administrator, noon)).toMatchObject({
    reason: 'already-there',
  })

  expect(await findPerson(db, personId)).toMatchObject({ activity: 'active', unitName: 'Treasury' })
  const entries = (await db.select().from(ledgerEntries)).slice(entriesBefore.length)
  expect(entries.map((entry) => entry.action)).toEqual(['person.went-on-leave', 'person.returned', 'person.moved'])
})

test('looking at another person’s record is recorded; at one’s own it is not', async () => {
  const { db, people, administrator } = await twoMinistries()
  const look = (personId: string, who: Actor) =>
    lookAtPerson(db, { personId, roles: ['administrator', 'auditor'] }, who, noon)

  expect(await look(people.nurse, administrator)).toMatchObject({ kind: 'seen', person: { name: 'Person SN-nurse' } })
  expect(await look(people.nurse, actor(people.clerk))).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await look(people.administrator, administrator)).toMatchObject({ kind: 'seen' })

  const looks = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'person.looked-at'))
  expect(looks).toMatchObject([{ subjectId: people.nurse, actorId: people.administrator }])
})

test('people are found by part of a name or by a whole identifier, within reach only', async () => {
  const { db, units } = await twoMinistries()
  await makePerson(db, units.health, 'SN-77', { name: 'Élise 100% O’Neil_x' }, noon)
  const found = async (search: string, unitIds = [units.health]) =>
    (await listPeople(db, { search, unitIds })).map(({ name }) => name)

  for (const search of ['Élise', 'o’neil', '100%', 'neil_x', 'sn-77']) {
    expect(await found(search), search).toEqual(['Élise 100% O’Neil_x'])
    expect(await found(search, [units.finance]), search).toEqual([])
  }
  expect(await found('1_0')).toEqual([])
  expect(await found('\0%_\\')).toEqual([])
  expect(await found('', [])).toEqual([])
  expect(await found('')).toHaveLength(2)
})

async function twoMinistries() {
  const db = await emptyDatabase()
  const all = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', all)
  const treasury = await makeUnit(db, 'Treasury', finance)
  const health = await makeUnit(db, 'Health', all)
  const people = {
    administrator: await makePerson(db, all, 'SN-administrator'),
    clerk: await makePerson(db, finance, 'SN-clerk'),
    treasurer: await makePerson(db, treasury, 'SN-treasurer'),
    nurse: await makePerson(db, health, 'SN-nurse'),
  }
  await grantRole(db, { personId: people.administrator, role: 'administrator', unitId: all }, operator, noon)
  const grantOfAdministrator = async () => {
    const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, people.administrator))
    return grant?.id ?? ''
  }
  return {
    db,
    units: { all, finance, treasury, health },
    people,
    administrator: actor(people.administrator),
    grantOfAdministrator,
  }
}

function actor(personId: string): Actor {
  return { kind: 'person', personId }
}
