import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeOrganisation, previewOrganisation } from '#app/domain/office/change-organisation.ts'
import { findOrganisationChange, listOrganisationChanges } from '#app/domain/office/list-organisation-changes.ts'
import { findLogo } from '#app/domain/office/logo-store.ts'
import { findOrganisation, findWorkingCalendar, type Organisation } from '#app/domain/office/organisation.ts'
import { proposeLogo } from '#app/domain/office/propose-logo.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { ledgerEntries, settings } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'
import { png, webp } from '#tests/support/pictures.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')

test('a change is previewed, reasoned and in the ledger, and undone by putting the earlier values back', async () => {
  const { db, actor, change } = await office()
  const holidays = [{ day: '2026-06-18', name: 'Constitution Day' }]

  expect(await change({ name: 'Government of the Islands', holidays })).toEqual({ kind: 'changed' })

  expect(await findOrganisation(db)).toMatchObject({ name: 'Government of the Islands', timeZone: 'Indian/Mahe' })
  expect((await findWorkingCalendar(db)).holidays).toEqual(new Set(['2026-06-18']))
  const [made] = await listOrganisationChanges(db)
  expect(made).toMatchObject({
    before: { name: 'Public service', holidays: [] },
    after: { name: 'Government of the Islands', holidays },
    reason: 'Order 7',
    changedByName: 'Person A-1',
  })
  expect(Object.keys(made?.before ?? {}).sort()).toEqual(['holidays', 'name'])

  const earlier = await findOrganisationChange(db, made?.sequence ?? 0)
  expect(await change(earlier?.before ?? {})).toEqual({ kind: 'changed' })
  expect(await findOrganisation(db)).toMatchObject({ name: 'Public service', holidays: [] })
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, 'organisation'))
  expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['organisation.changed', actor.personId],
    ['organisation.changed', actor.personId],
  ])
})

test('an administrator of one ministry, and anybody else, changes nothing for everybody', async () => {
  const { db, top, finance } = await office()
  for (const [number, role, unitId] of [
    ['A-2', 'administrator', finance],
    ['A-3', 'hr', top],
    ['A-4', 'auditor', top],
  ] as const) {
    const personId = await makePerson(db, finance, number, {}, noon)
    await grantRole(db, { personId, role, unitId }, operator, noon)
    const actor = { kind: 'person', personId } as const
    const refused = { kind: 'refused', reason: 'administrators-only' }
    expect(await previewOrganisation(db, { name: 'Mine' }, actor, noon)).toEqual(refused)
    expect(
      await changeOrganisation(db, { changes: { name: 'Mine' }, reason: 'x', fingerprint: '' }, actor, noon),
    ).toEqual(refused)
    expect(await proposeLogo(db, png(10, 10), actor, noon)).toEqual(refused)
  }
})

test('what would break the service is refused', async () => {
  const { preview } = await office()

  expect(await preview({ name: ' - ' })).toMatchObject({ reason: 'organisation-name-missing' })
  expect(await preview({ timeZone: 'Indian/Atlantis' })).toMatchObject({ reason: 'no-such-time-zone' })
  expect(await preview({ timeZone: '+04:00' })).toMatchObject({ reason: 'no-such-time-zone' })
  expect(await preview({ timeZone: 'Asia/Kolkata' })).toMatchObject({ kind: 'previewed' })
  expect(await preview({ workingWeekdays: [] })).toMatchObject({ reason: 'no-working-day' })
  expect(await preview({ languages: ['fr'] })).toMatchObject({ reason: 'english-needed' })
  expect(await preview({ brandColour: '#ffd447' })).toMatchObject({ reason: 'colour-too-light' })
  expect(await preview({ brandColour: 'red;}' })).toMatchObject({ reason: 'no-such-colour' })
  expect(await preview({ help: { name: '', email: 'nobody', phone: '' } })).toMatchObject({
    reason: 'help-email-invalid',
  })
  expect(await preview({ timeZone: 'Indian/Mahe' })).toMatchObject({ reason: 'organisation-unchanged' })
})

test('everything that is wrong with the details is said at once, each at its field', async () => {
  const { db, actor } = await office()
  const changes = {
    name: 'x'.repeat(121),
    brandColour: '#ffff99',
    help: { name: 'Desk', email: 'nobody', phone: '1'.repeat(201) },
  }

  expect(await previewOrganisation(db, changes, actor, noon)).toMatchObject({
    obstacles: [
      { reason: 'organisation-name-too-long', detail: 'name' },
      { reason: 'colour-too-light', detail: 'brandColour' },
      { reason: 'help-email-invalid', detail: 'helpEmail' },
      { reason: 'help-too-long', detail: 'helpPhone' },
    ],
  })
})

test('a preview that somebody else overtook is refused', async () => {
  const { db, actor, change, preview } = await office()
  const found = await preview({ name: 'Ours' })
  if (found.kind === 'refused') throw new Error(found.reason)
  await change({ help: { name: 'Desk', email: '', phone: '' } })

  const { fingerprint } = found.preview
  const confirmed = { changes: { name: 'Ours' }, reason: 'x', fingerprint }
  expect(await changeOrganisation(db, confirmed, actor, noon)).toMatchObject({ reason: 'changed-since-preview' })
  expect((await findOrganisation(db)).name).toBe('Public service')
})

test('a logo is looked at first; one that was only looked at makes room, one that was adopted stays for undoing', async () => {
  const { db, actor, change } = await office()
  const propose = async (bytes: Uint8Array<ArrayBuffer>) => {
    const outcome = await proposeLogo(db, bytes, actor, noon)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.hash
  }
  const first = await propose(png(100, 40))
  const second = await propose(webp(100, 40))
  expect(await findLogo(db, first)).toBeNull()
  expect(await change({ logo: { hash: first, kind: 'png', width: 100, height: 40 } })).toMatchObject({
    reason: 'no-such-logo',
  })

  expect(await change({ logo: { hash: second, kind: 'webp', width: 100, height: 40 } })).toEqual({ kind: 'changed' })
  const third = await propose(png(50, 50))
  expect(await findLogo(db, second)).toMatchObject({ kind: 'webp', bytes: webp(100, 40) })
  expect(await findLogo(db, third)).not.toBeNull()
  expect(await change({ logo: null })).toEqual({ kind: 'changed' })

  expect(await proposeLogo(db, new Uint8Array(100_001), actor, noon)).toMatchObject({ reason: 'logo-too-large' })
  expect(await proposeLogo(db, new Uint8Array(10), actor, noon)).toMatchObject({ reason: 'logo-not-a-picture' })
})

test('details that an earlier release kept are still read', async () => {
  const { db } = await office()
  const value = { name: 'Old', timeZone: 'Indian/Mahe', help: { name: '', email: '', phone: '' } }
  await db.insert(settings).values({ name: 'organisation', value, changedAt: noon })

  expect(await findOrganisation(db)).toMatchObject({ languages: ['en', 'fr', 'crs'], logo: null, holidays: [] })
})

/** A service with somebody who administers all of it. */
async function office() {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', top)
  const personId = await makePerson(db, top, 'A-1', {}, noon)
  await grantRole(db, { personId, role: 'administrator', unitId: top }, operator, noon)
  const actor = { kind: 'person', personId } as const
  const preview = (changes: Partial<Organisation>) => previewOrganisation(db, changes, actor, noon)
  const change = async (changes: Partial<Organisation>) => {
    const found = await preview(changes)
    if (found.kind === 'refused') throw new Error(found.reason)
    const { fingerprint } = found.preview
    return changeOrganisation(db, { changes, reason: 'Order 7', fingerprint }, actor, noon)
  }
  return { db, top, finance, actor, preview, change }
}
