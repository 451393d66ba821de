import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endSupervisionCode } from '#app/domain/assessment/end-supervision-code.ts'
import { listSupervisionCodes } from '#app/domain/assessment/list-supervision-codes.ts'
import { makeSupervisionCode } from '#app/domain/assessment/make-supervision-code.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { attempts, supervisionCodes, units } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('in a unit with supervision a final begins only with the invigilator’s code, and the attempt keeps it', async () => {
  const { db, begin, make } = await scene()

  expect(await begin('inside')).toMatchObject({ kind: 'refused', reason: 'supervision-code-missing' })
  expect(await begin('inside', 'GUESSED1')).toMatchObject({ reason: 'supervision-code-wrong' })
  const { code, supervisionCodeId } = await make()
  const started = await begin('inside', ` ${code.toLowerCase().replace(/(.{4})/, '$1-')} `)

  expect(started).toMatchObject({ kind: 'started' })
  const [attempt] = await db.select().from(attempts).where(eq(attempts.kind, 'final'))
  expect(attempt?.supervisionCodeId).toBe(supervisionCodeId)
  expect(await begin('inside')).toMatchObject({ kind: 'resumed' })
})

test('elsewhere no code is asked for', async () => {
  const { begin } = await scene()
  expect(await begin('outside')).toMatchObject({ kind: 'started' })
})

test('a code works for its unit and those below, its programme and its hours, until it is ended', async () => {
  const { db, begin, make, focalPoint, sister } = await scene()
  const other = await addTestProgramme(db, { programmeId: 'other', courses: ['reefs'], at: monday })
  const wrong = { kind: 'refused', reason: 'supervision-code-wrong' }

  expect(await begin('inside', (await make({ unitId: sister })).code)).toMatchObject(wrong)
  expect(await begin('inside', (await make({ programmeId: other.programmeId })).code)).toMatchObject(wrong)
  expect(await begin('inside', (await make({ hours: 2 })).code, hoursLater(2))).toMatchObject(wrong)
  const { code, supervisionCodeId } = await make()
  expect(await endSupervisionCode(db, { supervisionCodeId }, focalPoint, monday)).toEqual({ kind: 'ended' })
  expect(await endSupervisionCode(db, { supervisionCodeId }, focalPoint, monday)).toMatchObject({ reason: 'code-over' })
  expect(await begin('inside', code)).toMatchObject(wrong)
  expect(await begin('inside', (await make()).code, hoursLater(3))).toMatchObject({ kind: 'started' })
})

test('only focal points who reach the unit make, see and end codes, and no code is stored', async () => {
  const { db, ministry, sister, make, focalPoint } = await scene()
  const { code, supervisionCodeId } = await make()
  const elsewhere = await addTestOfficer(db, 'focal-point', sister)
  const hr = await addTestOfficer(db, 'hr', ministry)

  for (const { actor, id } of [elsewhere, hr]) {
    const wish = { programmeId: 'social-media-access', unitId: ministry, hours: 4 }
    expect(await makeSupervisionCode(db, wish, actor, monday)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
    const end = await endSupervisionCode(db, { supervisionCodeId }, actor, monday)
    expect(end).toEqual({ kind: 'refused', reason: 'no-such-supervision-code' })
    expect(await listSupervisionCodes(db, { personId: id }, monday)).toEqual([])
  }
  const { personId } = focalPoint as Extract<Actor, { kind: 'person' }>
  expect(await listSupervisionCodes(db, { personId }, monday)).toMatchObject([{ supervisionCodeId }])
  expect(JSON.stringify(await db.select().from(supervisionCodes))).not.toContain(code)
  const wish = { programmeId: 'social-media-access', unitId: ministry, hours: 13 }
  expect(await makeSupervisionCode(db, wish, focalPoint, monday)).toMatchObject({ reason: 'hours-invalid' })
})

test('nobody is their own invigilator: a focal point’s own code does not begin their final', async () => {
  const { db, begin, make, people, ministry, programmeId } = await scene()
  await grantTestRole(db, people.inside.id, 'focal-point', ministry)
  const own = await makeSupervisionCode(db, { programmeId, unitId: ministry, hours: 4 }, people.inside.actor, monday)
  if (own.kind === 'refused') throw new Error(own.reason)

  expect(await begin('inside', own.code)).toMatchObject({ kind: 'refused', reason: 'supervision-code-wrong' })
  expect(await begin('inside', (await make()).code)).toMatchObject({ kind: 'started' })
})

test('no code is made for a unit that is closed', async () => {
  const { db, ministry, focalPoint, programmeId } = await scene()
  await db.update(units).set({ closedAt: monday }).where(eq(units.id, ministry))

  const outcome = await makeSupervisionCode(db, { programmeId, unitId: ministry, hours: 4 }, focalPoint, monday)

  expect(outcome).toEqual({ kind: 'refused', reason: 'no-such-unit' })
  expect(await db.select().from(supervisionCodes)).toEqual([])
})

async function scene() {
  const db = await emptyDatabase()
  const ministry = await addTestUnit(db)
  const office = await addTestUnit(db, { parentId: ministry })
  const sister = await addTestUnit(db)
  const catalogue = await addTestProgramme(db, { final: { supervised: { where: 'units', unitIds: [ministry] } } })
  const { programmeId } = catalogue
  const focalPoint = (await addTestOfficer(db, 'focal-point', ministry)).actor
  const people = {
    inside: await addTestPerson(db, { unitId: office }),
    outside: await addTestPerson(db, { unitId: sister }),
  }
  for (const { id } of Object.values(people)) await learnerOf(db, catalogue, id).learn(monday)
  return {
    db,
    ministry,
    sister,
    focalPoint,
    people,
    programmeId,
    begin: (who: keyof typeof people, supervisionCode?: string, at = monday) => {
      const exam = { kind: 'final', part: 'final', language: 'en', honestyAccepted: true } as const
      return startAttempt(db, { personId: people[who].id, programmeId, ...exam, supervisionCode }, at)
    },
    make: async (wish: { unitId?: string; programmeId?: string; hours?: number } = {}) => {
      const operator = { kind: 'operator', name: 'somebody' } as const
      const actor = wish.unitId ? operator : focalPoint
      const made = await makeSupervisionCode(db, { programmeId, unitId: ministry, hours: 4, ...wish }, actor, monday)
      if (made.kind === 'refused') throw new Error(made.reason)
      return made
    },
  }
}

function hoursLater(hours: number): Date {
  return new Date(monday.getTime() + hours * 3_600_000)
}
