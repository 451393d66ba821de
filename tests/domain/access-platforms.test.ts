import { expect, test } from 'vitest'
import { addPlatform } from '#app/domain/access/add-platform.ts'
import { changePlatform } from '#app/domain/access/change-platform.ts'
import { closePlatform, reopenPlatform } from '#app/domain/access/close-platform.ts'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { readHosts } from '#app/domain/access/host-names.ts'
import { findPlatform, listPlatforms } from '#app/domain/access/list-platforms.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')

test('host names are folded, and each that is none is told by its line', () => {
  expect(readHosts('Facebook.com.\r\n\n  www.INSTAGRAM.com \nmünchen.de').hosts).toEqual([
    'facebook.com',
    'www.instagram.com',
    'xn--mnchen-3ya.de',
  ])
  const wrong = readHosts(
    ['https://x.com', 'x.com', 'X.com', 'com', '10.0.0.1', 'a b.com', '*.x.com', 'x.com/me', '-a.com'].join('\n'),
  ).wrong
  expect(wrong.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'host-unfit'],
    [3, 'host-repeated'],
    [4, 'host-unfit'],
    [5, 'host-unfit'],
    [6, 'host-unfit'],
    [7, 'host-unfit'],
    [8, 'host-unfit'],
    [9, 'host-unfit'],
  ])
})

test('the platform of the first release is called by its id until somebody names it', async () => {
  const { db } = await service()
  expect((await listPlatforms(db)).map(({ name }) => name)).toEqual(['social-media'])
})

test('a platform is added by an administrator of everything, and a gate can ask for it at once', async () => {
  const { db, add, ask, learner, someone } = await service()
  await learner.becomeCertified(monday)
  const local = await addTestOfficer(db, 'administrator', await addTestUnit(db, { parentId: someone.unitId }))

  expect(await add({ id: 'chat' }, local.actor)).toMatchObject({ reason: 'administrators-only' })
  expect(await ask(someone.identifier, 'chat')).toEqual({ kind: 'unknown-platform' })
  expect(await add({ id: 'chat' })).toEqual({ kind: 'added', platformId: 'chat' })
  expect(await ask(someone.identifier, 'chat')).toEqual({ kind: 'allowed' })
})

test('what cannot be a platform is refused with what is wrong', async () => {
  const { add } = await service()
  await add({ id: 'chat', name: 'Chat', hosts: ['chat.example'] })

  expect(await add({ id: 'chat' })).toMatchObject({ reason: 'platform-id-taken' })
  expect(await add({ id: 'Chat Room' })).toMatchObject({ reason: 'platform-id-unfit' })
  expect(await add({ id: 'talk', name: ' ' })).toMatchObject({ reason: 'platform-name-missing' })
  expect(await add({ id: 'talk', name: 'x'.repeat(81) })).toMatchObject({ reason: 'platform-name-too-long' })
  expect(await add({ id: 'talk', name: 'CHAT' })).toMatchObject({ reason: 'platform-name-taken' })
  expect(await add({ id: 'talk', programmeId: 'none' })).toMatchObject({ reason: 'no-such-programme' })
  expect(await add({ id: 'talk', hosts: ['nonsense'] })).toMatchObject({ reason: 'host-unfit' })
  expect(await add({ id: 'talk', name: 'Talk', hosts: ['chat.example'] })).toMatchObject({ reason: 'host-taken' })
  expect(await add({ id: 'talk', reason: '' })).toMatchObject({ reason: 'reason-missing' })
})

test('whoever asks for grants shuts out everybody who may pass, and must have seen how many that are', async () => {
  const { db, change, ask, learner, someone } = await service()
  await learner.becomeCertified(monday)

  const first = await change({ needsGrant: true })
  expect(first).toMatchObject({ kind: 'to-be-seen', shutOut: { people: 1 } })
  expect(await ask(someone.identifier)).toEqual({ kind: 'allowed' })

  const another = await addTestPerson(db, { unitId: someone.unitId })
  const { catalogue } = learner
  await learnerOf(db, catalogue, another.id).becomeCertified(monday)
  const seen = 'shutOut' in first ? first.shutOut.fingerprint : null
  const second = await change({ needsGrant: true, fingerprint: seen })
  expect(second).toMatchObject({ kind: 'to-be-seen', shutOut: { people: 2 } })

  const fingerprint = 'shutOut' in second ? second.shutOut.fingerprint : null
  expect(await change({ needsGrant: true, fingerprint })).toEqual({ kind: 'changed' })
  expect(await ask(someone.identifier)).toMatchObject({ kind: 'refused', reason: 'no-grant' })
  expect(await change({ needsGrant: true, fingerprint })).toEqual({ kind: 'unchanged' })

  expect(await change({ needsGrant: false })).toEqual({ kind: 'changed' })
  expect(await ask(someone.identifier)).toEqual({ kind: 'allowed' })
})

test('another programme shuts out who does not have its certificate', async () => {
  const { db, change, ask, learner, someone } = await service()
  await learner.becomeCertified(monday)
  await addTestProgramme(db, { programmeId: 'spokespeople', courses: ['reefs'], at: tuesday })

  const outcome = await change({ programmeId: 'spokespeople' })
  if (outcome.kind !== 'to-be-seen') throw new Error(outcome.kind)
  expect(outcome.shutOut.people).toBe(1)
  await change({ programmeId: 'spokespeople', fingerprint: outcome.shutOut.fingerprint })

  expect(await ask(someone.identifier)).toMatchObject({ kind: 'refused' })
})

test('a closed platform lets nobody pass, and is as it was when it is opened again', async () => {
  const { db, ask, learner, someone } = await service()
  await learner.becomeCertified(monday)
  const close = (fingerprint: string | null) =>
    closePlatform(db, { platformId: 'social-media', reason: 'Not used', fingerprint }, operator, tuesday)
  const reopen = (reason: string) => reopenPlatform(db, { platformId: 'social-media', reason }, operator, tuesday)

  const seen = await close(null)
  expect(seen).toMatchObject({ kind: 'to-be-seen', shutOut: { people: 1 } })
  expect(await close('shutOut' in seen ? seen.shutOut.fingerprint : null)).toEqual({ kind: 'closed' })
  expect(await close(null)).toMatchObject({ reason: 'platform-closed-already' })
  expect(await ask(someone.identifier)).toEqual({ kind: 'unknown-platform' })

  expect(await reopen(' ')).toMatchObject({ reason: 'reason-missing' })
  expect(await reopen('Used again')).toEqual({ kind: 'reopened' })
  expect(await reopen('Used again')).toMatchObject({ reason: 'platform-open-already' })
  expect(await ask(someone.identifier)).toEqual({ kind: 'allowed' })
  const actions = (await db.select().from(ledgerEntries)).map(({ action }) => action)
  expect(actions.slice(-2)).toEqual(['platform.closed', 'platform.reopened'])
})

async function service() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const someone = await addTestPerson(db)
  const token = await createGateToken(db, { name: 'proxy' }, operator, monday)
  if (token.kind === 'refused') throw new Error(token.reason)
  const decide = accessDecider(db)
  const ask = (person: string, platform = 'social-media') => decide({ token: token.token, person, platform }, tuesday)
  const { programmeId } = catalogue
  const usual = { name: 'Chat', programmeId, needsGrant: false, hosts: [] as string[], reason: 'For the demonstration' }
  const add = (given: Partial<typeof usual> & { id: string }, actor: Parameters<typeof addPlatform>[2] = operator) =>
    addPlatform(db, { ...usual, ...given }, actor, tuesday)
  const change = async (given: Partial<typeof usual> & { fingerprint?: string | null }) => {
    const platform = await findPlatform(db, 'social-media')
    if (!platform) throw new Error('There is no platform')
    const details = {
      name: platform.name,
      programmeId: platform.programmeId,
      needsGrant: platform.needsGrant,
      hosts: [],
    }
    const known = { platformId: 'social-media', reason: 'A decision', fingerprint: null, ...details }
    return changePlatform(db, { ...known, ...given }, operator, tuesday)
  }
  const learner = { ...learnerOf(db, catalogue, someone.id), catalogue }
  return { db, add, change, ask, someone, learner }
}
