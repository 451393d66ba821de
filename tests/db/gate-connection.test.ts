import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { connect } from '#db/connect.ts'
import { openForReading } from '#db/open-for-reading.ts'
import { people } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('the gate’s own connection sees a certificate at the moment it is awarded, and its end', async () => {
  const { ask, learner, identifier } = await gateBesideTheService()

  expect(await ask(identifier, monday)).toMatchObject({ kind: 'refused', reason: 'not-certified' })
  await learner.becomeCertified(monday)
  expect(await ask(identifier, monday)).toEqual({ kind: 'allowed' })
  expect(await ask(identifier, new Date('2028-01-01T00:00:00.000Z'))).toMatchObject({
    kind: 'refused',
    reason: 'expired',
  })
  expect(await ask('nobody', monday)).toMatchObject({ kind: 'refused', reason: 'unknown-person' })
})

test('the gate’s own connection cannot write', async () => {
  const { reading } = await gateBesideTheService()

  await expect((async () => reading.delete(people))()).rejects.toThrow()
})

async function gateBesideTheService() {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'lisans-gate-'))
  const service = await connect({ databaseUrl: null, dataDirectory })
  const gate = openForReading({ databaseUrl: null, dataDirectory })
  onTestFinished(async () => {
    await gate.close()
    await service.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  const catalogue = await addTestProgramme(service.db)
  const person = await addTestPerson(service.db)
  const token = await createGateToken(service.db, { name: 'proxy' }, operator, monday)
  if (token.kind === 'refused') throw new Error(token.reason)
  const decide = accessDecider(gate.db)
  const ask = (name: string, at: Date) => decide({ token: token.token, person: name, platform: 'social-media' }, at)
  return { ask, reading: gate.db, learner: learnerOf(service.db, catalogue, person.id), ...person }
}
