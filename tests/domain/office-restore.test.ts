import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { acceptRestore } from '#app/domain/office/accept-restore.ts'
import { shutGateAfterRestore } from '#app/domain/office/shut-gate-after-restore.ts'
import { createAdministrator } from '#app/domain/sign-in/create-administrator.ts'
import type { Database } from '#db/handle.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const operator = { kind: 'operator', name: 'root' } as const

test('after a restore the gate is shut even for the certified, until an administrator accepts what was lost', async () => {
  const { db, ask, administrator } = await serviceWithCertifiedPerson()
  expect(await ask()).toMatchObject({ kind: 'allowed' })

  await shutGateAfterRestore(db, lostSince(noon), operator, noon)
  expect(await ask()).toMatchObject({ kind: 'refused', reason: 'gate-shut' })

  expect(await acceptRestore(db, administrator, noon)).toEqual({ kind: 'accepted' })
  expect(await ask()).toMatchObject({ kind: 'allowed' })
})

test('neither an operator nor anybody but an administrator accepts a loss, and nobody accepts one that is not', async () => {
  const { db, person, administrator } = await serviceWithCertifiedPerson()
  expect(await acceptRestore(db, administrator, noon)).toEqual({ kind: 'refused', reason: 'nothing-restored' })
  await shutGateAfterRestore(db, lostSince(noon), operator, noon)

  expect(await acceptRestore(db, person, noon)).toEqual({ kind: 'refused', reason: 'administrators-only' })
  expect(await acceptRestore(db, operator, noon)).toEqual({ kind: 'refused', reason: 'administrators-only' })
})

async function serviceWithCertifiedPerson() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Service')
  const personId = await makePerson(db, unitId, 'SN-1')
  await learnerOf(db, catalogue, personId).becomeCertified(noon)
  return {
    db,
    person: { kind: 'person', personId } as const,
    administrator: await administratorOf(db),
    ask: await asker(db),
  }
}

async function administratorOf(db: Database) {
  const person = { name: 'Rosemay', staffNumber: 'SN-2', email: null, language: 'en' as const, organisation: 'Service' }
  const outcome = await createAdministrator(db, person, operator, noon)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return { kind: 'person', personId: outcome.personId } as const
}

async function asker(db: Database) {
  const made = await createGateToken(db, { name: 'proxy' }, operator, noon)
  if (made.kind === 'refused') throw new Error(made.reason)
  const decide = accessDecider(db)
  return () => decide({ token: made.token, person: 'SN-1', platform: 'social-media' }, noon)
}

function lostSince(at: Date) {
  const moment = at.toISOString()
  return { reason: 'restored', since: moment, lostAfter: moment, entriesLost: null, operator: 'root' } as const
}
