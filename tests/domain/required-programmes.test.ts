import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { rebuildStandings } from '#app/domain/certification/rebuild-standings.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { completeBody } from '#app/domain/learning/complete-body.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import { platforms, programmeVersions, standings } from '#db/schema/index.ts'
import { addTestProgramme, publishTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const operator = { kind: 'operator', name: 'somebody' } as const

test('the second programme’s lessons are open to everybody, its final only to who is certified in the first', async () => {
  const { first, second, standingIn } = await scene()
  await second.learn(monday)

  expect((await standingIn('speaking', monday)).remaining.map(({ kind }) => kind)).toEqual([
    'programme',
    'final',
    'sign',
  ])
  expect(await second.start('final', monday)).toMatchObject({ kind: 'refused', reason: 'programme-first' })

  await certify(first, monday)
  expect((await standingIn('speaking', monday)).remaining.map(({ kind }) => kind)).toEqual(['final', 'sign'])
  await second.sit('final', 'all', monday)
  await second.sign(monday)
  expect(await standingIn('speaking', monday)).toMatchObject({ state: 'certified', gate: 'open', remaining: [] })
})

test('when the first is revoked the second opens nothing, says why, and is no valid certificate meanwhile', async () => {
  const { db, first, second, whose, standingIn, gateOf } = await scene()
  await certify(first, monday)
  await certify(second, monday)
  expect(await gateOf('podium', monday)).toBe('open')
  const { certificate } = await standingIn('speaking', monday)

  const tuesday = daysLater(1)
  await suspendPerson(db, { ...whose(), ground: 'conduct', note: null, endsAt: null }, operator, tuesday)

  expect(await standingIn('speaking', tuesday)).toMatchObject({
    state: 'certified',
    gate: 'shut',
    reason: 'requirement-lapsed',
    remaining: [{ kind: 'programme', programmeId: 'social-media-access' }],
  })
  expect(await gateOf('podium', tuesday)).toBe('shut')
  expect(await verifyCertificate(db, certificate?.number ?? '', tuesday)).toMatchObject({ valid: false })

  const wednesday = daysLater(2)
  await reinstatePerson(db, whose(), operator, wednesday)
  expect(await gateOf('podium', wednesday)).toBe('open')
  expect(await standingIn('speaking', tuesday)).toMatchObject({ gate: 'shut' })

  await revokeCertification(db, { ...whose(), ground: 'dishonesty', note: null }, operator, daysLater(3))
  expect(await gateOf('podium', daysLater(3))).toBe('shut')
})

test('the second closes with the first when that runs out, and says so beforehand', async () => {
  const { first, second, standingIn, gateOf } = await scene()
  await certify(first, monday)
  await certify(second, daysLater(100))
  const { validUntil } = await standingIn('social-media-access', daysLater(100))

  expect((await standingIn('speaking', daysLater(100))).validUntil).toEqual(validUntil)
  expect(await gateOf('podium', daysLater(364))).toBe('open')
  expect(await gateOf('podium', daysLater(367))).toBe('shut')
  expect((await standingIn('speaking', daysLater(367))).reason).toBe('requirement-lapsed')
})

test('a requirement that lapses during the final holds the certificate up, and signing again brings it', async () => {
  const { db, first, second, whose, standingIn } = await scene()
  await certify(first, monday)
  await second.learn(monday)
  await second.start('final', monday)
  await suspendPerson(db, { ...whose(), ground: 'conduct', note: null, endsAt: daysLater(3) }, operator, monday)
  await second.sit('final', 'all', monday)
  await second.sign(monday)

  expect(await standingIn('speaking', monday)).toMatchObject({ certificate: null, gate: 'shut' })
  const afterwards = await standingIn('speaking', daysLater(4))
  expect(afterwards.remaining).toMatchObject([{ kind: 'sign' }])
  await second.sign(daysLater(4))
  expect(await standingIn('speaking', daysLater(4))).toMatchObject({ state: 'certified', gate: 'open' })
})

test('what is required is required of whoever requires it, and nothing requires itself by any way round', async () => {
  const { db, first, second, whose, gateOf } = await scene()
  const third = await addTestProgramme(db, {
    programmeId: 'presenting',
    courses: ['reefs'],
    body: { requires: ['speaking'] },
  })
  await db.insert(platforms).values({ id: 'stage', programmeId: 'presenting' })
  for (const learner of [first, second, learnerOf(db, third, whose().personId)]) await certify(learner, monday)
  expect(await gateOf('stage', monday)).toBe('open')
  await revokeCertification(db, { ...whose(), ground: 'dishonesty', note: null }, operator, daysLater(1))
  expect(await gateOf('stage', daysLater(1))).toBe('shut')

  const publish = async (id: string, requires: string[]) => {
    const versions = await db.select().from(programmeVersions)
    const body = completeBody(versions.find((version) => version.programmeId === id)?.body as never)
    const publication = { body: { ...body, requires }, source: requires.join(), material: false, graceUntil: null }
    return publishProgramme(db, publication, operator, daysLater(2))
  }
  expect(await publish('social-media-access', ['presenting'])).toMatchObject({ reason: 'requires-itself' })
  expect(await publish('speaking', ['speaking'])).toMatchObject({ reason: 'requires-itself' })
  expect(await publish('speaking', ['nothing'])).toMatchObject({ reason: 'no-such-required-programme' })
  expect(await publish('presenting', [])).toMatchObject({ kind: 'published' })
  expect(await gateOf('stage', daysLater(2))).toBe('open')
})

test('two programmes may ask for the same rules: one signature serves both, and the copies for gates stay true', async () => {
  const { db, first, catalogue, standingIn, whose } = await scene()
  const sharing = await addTestProgramme(db, {
    programmeId: 'writing',
    courses: ['reefs'],
    body: { rules: catalogue.rulesId },
    rulesLive: false,
  })
  const writer = learnerOf(db, { ...sharing, rulesId: catalogue.rulesId }, whose().personId)
  await writer.learn(monday)
  await writer.sit('final', 'all', monday)
  expect((await standingIn('writing', monday)).remaining.map(({ kind }) => kind)).toEqual(['sign'])

  await certify(first, monday)

  expect(await standingIn('writing', monday)).toMatchObject({ state: 'certified', gate: 'open' })
  const maintained = await listRows()
  await db.delete(standings)
  await rebuildStandings(db)
  expect(await listRows()).toEqual(maintained)

  function listRows() {
    return db.select().from(standings).orderBy(asc(standings.programmeId), asc(standings.personId))
  }
})

test('a version without the requirement lets the second stand alone again', async () => {
  const { db, catalogue, speaking, first, second, whose, gateOf } = await scene()
  await certify(first, monday)
  await certify(second, monday)
  await revokeCertification(db, { ...whose(), ground: 'dishonesty', note: null }, operator, monday)
  expect(await gateOf('podium', monday)).toBe('shut')

  await publishTestProgramme(db, speaking, { at: daysLater(1) })

  expect(await gateOf('podium', daysLater(1))).toBe('open')
  expect(catalogue.programmeId).toBe('social-media-access')
})

type Learner = ReturnType<typeof learnerOf>

async function certify(learner: Learner, at: Date) {
  await learner.learn(at)
  await learner.sit('final', 'all', at)
  await learner.sign(at)
}

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const speaking = await addTestProgramme(db, {
    programmeId: 'speaking',
    courses: ['currents'],
    body: { requires: ['social-media-access'] },
  })
  await db.insert(platforms).values({ id: 'podium', programmeId: 'speaking' })
  const { id: personId, identifier } = await addTestPerson(db)
  const gate = allowedQuery(db).prepare()
  return {
    db,
    catalogue,
    speaking,
    first: learnerOf(db, catalogue, personId),
    second: learnerOf(db, speaking, personId),
    whose: () => ({ personId, programmeId: catalogue.programmeId }),
    standingIn: (programmeId: string, at: Date) => findStanding(db, { personId, programmeId }, at),
    /** Asked of the gate's own query; the standing must say the same. */
    gateOf: async (platform: string, at: Date) => {
      const allowed = (await gate.execute({ identifier, platform, now: at })).length === 1
      const programmeId = { podium: 'speaking', stage: 'presenting' }[platform] ?? catalogue.programmeId
      const standing = await findStanding(db, { personId, programmeId }, at)
      expect(standing.gate).toBe(allowed ? 'open' : 'shut')
      return standing.gate
    },
  }
}

function daysLater(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}
