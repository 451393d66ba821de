import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { gateNotebook } from '#app/domain/access/gate-notes.ts'
import { findPlatform } from '#app/domain/access/list-platforms.ts'
import { previewMode } from '#app/domain/access/preview-mode.ts'
import { findLargeEnough, recordGateNotes } from '#app/domain/access/record-gate-notes.ts'
import { setMode } from '#app/domain/access/set-mode.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { gateTokens, type PlatformMode, platformModes, refusalCounts } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, moveTestPerson, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')
const friday = new Date('2026-03-06T05:00:00.000Z')

test('where no mode was ever set the gate is enforced, and a refusal says so', async () => {
  const { ask, someone } = await service()

  expect(await ask(someone.identifier, tuesday)).toMatchObject({ kind: 'refused', reason: 'not-certified' })
})

test('watched, a person without a certificate passes; warned, they pass and it is said what is left', async () => {
  const { ask, set, ministry, someone } = await service()

  await set(ministry, 'watch', monday)
  expect(await ask(someone.identifier, tuesday)).toMatchObject({ kind: 'let-through', mode: 'watch' })
  await set(ministry, 'warn', tuesday)
  expect(await ask(someone.identifier, friday)).toMatchObject({
    kind: 'let-through',
    mode: 'warn',
    reason: 'not-certified',
    remaining: expect.arrayContaining([expect.objectContaining({ kind: 'final' })]),
  })
})

test('enforcement begins with its day and not before, and holds for the units below', async () => {
  const { ask, set, top, someone } = await service()
  await set(top, 'watch', monday)

  expect(await set(top, 'enforce', monday, '2026-03-05')).toEqual({
    kind: 'set',
    startsAt: new Date('2026-03-04T20:00:00.000Z'),
  })

  const lastMoment = new Date('2026-03-04T19:59:59.999Z')
  expect(await ask(someone.identifier, lastMoment)).toMatchObject({ kind: 'let-through', mode: 'watch' })
  expect(await ask(someone.identifier, friday)).toMatchObject({ kind: 'refused' })
})

test('a unit’s own mode counts before that of the unit above, until it is given up', async () => {
  const { ask, set, top, ministry, someone } = await service()
  await set(top, 'enforce', monday)
  await set(ministry, 'warn', monday)
  expect(await ask(someone.identifier, tuesday)).toMatchObject({ mode: 'warn' })

  await set(ministry, null, tuesday)

  expect(await ask(someone.identifier, friday)).toMatchObject({ kind: 'refused' })
})

test('whoever is suspended or has left is refused in every mode, and so is everybody while all gates are shut', async () => {
  const { db, ask, set, top, someone, programmeId } = await service()
  await set(top, 'watch', monday)
  const suspension = { personId: someone.id, programmeId, ground: 'conduct' as const, note: null, endsAt: null }
  await suspendPerson(db, suspension, operator, monday)
  const leaver = await addTestPerson(db, { unitId: top })
  await moveTestPerson(db, leaver.id, 'left', monday)

  expect(await ask(someone.identifier, tuesday)).toMatchObject({ kind: 'refused', reason: 'suspended' })
  expect(await ask(leaver.identifier, tuesday)).toMatchObject({ kind: 'refused', reason: 'left' })
})

test('a stranger is treated by the strictest mode at the top', async () => {
  const { db, ask, set, top } = await service()
  expect(await ask('nobody at all', monday)).toMatchObject({ kind: 'refused', reason: 'unknown-person' })

  await set(top, 'watch', monday)
  expect(await ask('nobody at all', tuesday)).toMatchObject({ kind: 'let-through', reason: 'unknown-person' })

  await addTestUnit(db, { name: 'Another service' })
  expect(await ask('nobody at all', tuesday)).toMatchObject({ kind: 'refused', reason: 'unknown-person' })
})

test('a mode is not set from a day that is over, twice, without a reason, or beyond one’s reach', async () => {
  const { db, set, ministry } = await service()
  const stranger = await addTestOfficer(db, 'administrator')
  const manager = await addTestOfficer(db, 'manager', ministry)

  expect(await set(ministry, 'enforce', tuesday, '2026-03-02')).toMatchObject({ reason: 'day-past' })
  expect(await set(ministry, 'enforce', tuesday, '2026-02-30x')).toMatchObject({ reason: 'day-unfit' })
  expect(await set(ministry, 'watch', tuesday, undefined, { reason: ' ' })).toMatchObject({ reason: 'reason-missing' })
  for (const actor of [stranger.actor, manager.actor]) {
    expect(await set(ministry, 'watch', tuesday, undefined, { actor })).toMatchObject({ reason: 'out-of-reach' })
  }
  await set(ministry, 'warn', tuesday)
  expect(await set(ministry, 'warn', tuesday)).toMatchObject({ reason: 'mode-set-already' })
  expect(await db.select().from(platformModes)).toHaveLength(1)
})

test('an access officer of a ministry may make it stricter; to loosen it takes an administrator of everything', async () => {
  const { db, set, top, ministry } = await service()
  const officer = (await addTestOfficer(db, 'access-officer', ministry)).actor
  const administrator = (await addTestOfficer(db, 'administrator', top)).actor

  expect(await set(ministry, 'watch', monday, undefined, { actor: officer })).toMatchObject({
    reason: 'loosening-is-central',
  })
  expect(await set(ministry, 'watch', monday, undefined, { actor: administrator })).toMatchObject({ kind: 'set' })
  expect(await set(ministry, 'warn', tuesday, undefined, { actor: officer })).toMatchObject({ kind: 'set' })
  expect(await set(ministry, 'enforce', friday, undefined, { actor: officer })).toMatchObject({ kind: 'set' })
})

test('no ministry opens its gate against a closure that is already planned above it', async () => {
  const { db, ask, set, preview, top, ministry, someone } = await service()
  const officer = (await addTestOfficer(db, 'access-officer', ministry)).actor
  const administrator = (await addTestOfficer(db, 'administrator', top)).actor
  await set(top, 'watch', monday)
  await set(top, 'enforce', monday, '2026-03-05')

  for (const mode of ['watch', 'warn'] as const) {
    expect(await set(ministry, mode, tuesday, undefined, { actor: officer })).toMatchObject({
      reason: 'loosening-is-central',
    })
  }
  expect(await ask(someone.identifier, friday)).toMatchObject({ kind: 'refused' })

  expect(await preview(ministry, 'watch', tuesday)).toMatchObject({
    before: 'watch',
    after: 'watch',
    openedUnitIds: [ministry],
    opensLater: new Date('2026-03-04T20:00:00.000Z'),
    // The officer is of the ministry as well.
    gaining: 2,
    loosens: true,
  })
  expect(await set(ministry, 'watch', tuesday, undefined, { actor: administrator })).toMatchObject({ kind: 'set' })
  expect(await ask(someone.identifier, friday)).toMatchObject({ kind: 'let-through', mode: 'watch' })
})

test('a ministry may be stricter before a planned closure, and milder than it for as long as it keeps to its day', async () => {
  const { db, ask, set, top, ministry, someone } = await service()
  const actor = (await addTestOfficer(db, 'access-officer', ministry)).actor
  await set(top, 'watch', monday)
  await set(top, 'enforce', monday, '2026-03-05')

  expect(await set(ministry, 'enforce', monday, '2026-03-05', { actor })).toMatchObject({ kind: 'set' })
  expect(await set(ministry, 'warn', monday, undefined, { actor })).toMatchObject({ kind: 'set' })
  expect(await ask(someone.identifier, tuesday)).toMatchObject({ kind: 'let-through', mode: 'warn' })
  expect(await ask(someone.identifier, friday)).toMatchObject({ kind: 'refused' })
  expect(await set(ministry, 'enforce', tuesday, undefined, { actor })).toMatchObject({ kind: 'set' })
})

test('what a ministry planned for itself is not called off by the ministry alone', async () => {
  const { db, set, top, ministry } = await service()
  const actor = (await addTestOfficer(db, 'access-officer', ministry)).actor
  await set(top, 'warn', monday)
  expect(await set(ministry, 'enforce', monday, '2026-03-10', { actor })).toMatchObject({ kind: 'set' })

  for (const mode of ['watch', 'warn', null] as const) {
    expect(await set(ministry, mode, monday, '2026-03-10', { actor })).toMatchObject({ reason: 'loosening-is-central' })
    expect(await set(ministry, mode, monday, '2026-03-12', { actor })).toMatchObject({ reason: 'loosening-is-central' })
  }
  expect(await set(ministry, 'warn', monday, undefined, { actor })).toMatchObject({ kind: 'set' })
})

test('the preview counts who would lose access, who of them has begun and who never did, and is refused once it changed', async () => {
  const { db, set, preview, ministry, someone, learner, catalogue } = await service()
  await set(ministry, 'watch', monday)
  await learner.learnLessons('tides', monday)
  const certified = await addTestPerson(db, { unitId: ministry })
  await learnerOf(db, catalogue, certified.id).becomeCertified(monday)
  await addTestPerson(db, { unitId: ministry })

  const seen = await preview(ministry, 'enforce', friday)
  expect(seen).toMatchObject({ before: 'watch', after: 'enforce', gaining: 0 })
  expect(seen.losing).toEqual({ people: 2, inProgress: 1, neverStarted: 1 })

  await learner.becomeCertified(tuesday)
  const changed = { fingerprint: seen.fingerprint }
  expect(await set(ministry, 'enforce', tuesday, '2026-03-06', changed)).toMatchObject({ reason: 'preview-changed' })
  const { fingerprint } = await preview(ministry, 'enforce', friday)
  expect(await set(ministry, 'enforce', tuesday, '2026-03-06', { fingerprint })).toMatchObject({ kind: 'set' })
  expect(someone.unitId).toBe(ministry)
})

test('what was refused, or would have been, is counted by day, unit, mode and reason, and names nobody', async () => {
  const { db, ask, set, notebook, top, ministry, someone } = await service()
  for (let more = 0; more < 10; more++) await addTestPerson(db, { unitId: ministry })
  await set(top, 'watch', monday)
  for (let times = 0; times < 3; times++) await ask(someone.identifier, tuesday)
  await ask('nobody at all', tuesday)

  for (const _twice of [1, 2]) await recordGateNotes(db, notebook.take() ?? { uses: [], refusals: [] }, tuesday)

  const counted = { platformId: 'social-media', day: '2026-03-03', mode: 'watch' }
  const rows = await db.select().from(refusalCounts)
  expect(rows.toSorted((one, other) => one.refusals - other.refusals)).toEqual([
    { ...counted, unitId: top, reason: 'unknown-person', refusals: 1 },
    { ...counted, unitId: ministry, reason: 'not-certified', refusals: 3 },
  ])
  expect(JSON.stringify(rows)).not.toContain(someone.id)
  const [token] = await db.select().from(gateTokens)
  expect(token?.lastUsedAt).toEqual(tuesday)
})

test('refusals of two are counted with those of the unit above, where they could be anybody’s', async () => {
  const places = [
    { id: 'top', parentId: null },
    { id: 'large', parentId: 'top' },
    { id: 'one', parentId: 'large' },
    { id: 'two', parentId: 'large' },
    { id: 'small', parentId: 'top' },
  ]
  const held = new Map([
    ['one', 12],
    ['two', 7],
    ['large', 3],
    ['small', 9],
    ['top', 1],
  ])

  expect([...findLargeEnough(places, held)].sort()).toEqual(['large', 'one', 'top'])
})

async function service() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const top = await addTestUnit(db, { name: 'Whole service' })
  const ministry = await addTestUnit(db, { name: 'Ministry of Tides', parentId: top })
  const someone = await addTestPerson(db, { unitId: ministry })
  const token = await createGateToken(db, { name: 'proxy' }, operator, monday)
  if (token.kind === 'refused') throw new Error(token.reason)
  const notebook = gateNotebook()
  const decide = accessDecider(db, notebook)
  const ask = (person: string, at: Date) => decide({ token: token.token, person, platform: 'social-media' }, at)
  const { programmeId } = catalogue
  const learner = learnerOf(db, catalogue, someone.id)
  return {
    db,
    catalogue,
    programmeId,
    top,
    ministry,
    someone,
    learner,
    notebook,
    ask,
    set: setter(db),
    preview: previewer(db),
  }
}

function setter(db: Database) {
  return (
    unitId: string,
    mode: PlatformMode | null,
    at: Date,
    day: string = at.toISOString().slice(0, 10),
    given: { actor?: Actor; reason?: string; fingerprint?: string } = {},
  ) => {
    const { actor = operator, reason = 'The roll-out', fingerprint = null } = given
    return setMode(db, { platformId: 'social-media', unitId, mode, day, reason, fingerprint }, actor, at)
  }
}

function previewer(db: Database) {
  return async (unitId: string, mode: PlatformMode | null, startsAt: Date) => {
    const platform = await findPlatform(db, 'social-media')
    if (!platform) throw new Error('There is no platform')
    return previewMode(db, platform, { unitId, mode, startsAt })
  }
}
