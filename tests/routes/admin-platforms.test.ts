import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { db } from '#app/web/database.ts'
import { finishGateRecord } from '#app/web/gate-record.ts'
import { platformModes, platforms, refusalCounts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const usual = { name: 'Chat', needsGrant: 'no', hosts: '', reason: 'The ministry asked' }
const today = () => dayOf(new Date(), 'Indian/Mahe')

test('an administrator of everything adds a platform, renames it and gives it hosts', async () => {
  const { cookie, programmeId } = await organisation()

  const added = await post(
    '/admin/platforms/new',
    { ...usual, id: 'pigeons', name: 'Pigeons', programmeId },
    { cookie },
  )
  expect(added.headers.get('location')).toBe('/admin/platforms/pigeons?notice=added')
  const changed = { ...usual, name: 'Pigeon post', hosts: 'pigeons.example\nWWW.Pigeons.example', programmeId }
  const saved = await post('/admin/platforms/pigeons?index', changed, { cookie })

  expect(saved.headers.get('location')).toBe('/admin/platforms/pigeons?notice=saved')
  const page = await (await get('/admin/platforms/pigeons?notice=saved', { cookie })).text()
  expect(page).toContain('The platform was changed.')
  expect(page).toContain('pigeons.example, www.pigeons.example')
  expect(await (await get('/admin/platforms', { cookie })).text()).toContain('Pigeon post')
})

test('a form that is wrong comes back with what was typed, and each wrong host with its line', async () => {
  const { cookie, programmeId } = await organisation()
  const hosts = 'https://x.example/me\ngood.example\ngood.example'

  const answer = await post('/admin/platforms/new', { ...usual, id: 'x', hosts, reason: ' ', programmeId }, { cookie })

  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Line 1, “https://x.example/me”: this is not a host name')
  expect(page).toContain('Line 3, “good.example”: it is in the list already')
  expect(page).toContain('Say why')
  expect(page).toContain('https://x.example/me\ngood.example')
})

test('a host that stands at another platform is told with the name of that platform', async () => {
  const { cookie, programmeId } = await organisation()
  const first = { ...usual, id: 'reefs', name: 'Reefs', hosts: 'reefs.example', programmeId }
  await post('/admin/platforms/new', first, { cookie })

  const answer = await post('/admin/platforms/new', { ...first, id: 'shoals', name: 'Shoals' }, { cookie })

  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Line 1, “reefs.example”: it belongs to Reefs already')
})

test('a change that shuts people out is done only after its number was seen', async () => {
  const { cookie, programmeId } = await organisation()
  const { learner } = await examinee()
  await learner.becomeCertified(new Date())
  await post('/admin/platforms/new', { ...usual, id: 'strict', name: 'Strict', programmeId }, { cookie })
  const change = { ...usual, name: 'Strict', needsGrant: 'yes', programmeId }

  const preview = await post('/admin/platforms/strict?index', change, { cookie })
  expect(preview.status).toBe(200)
  const page = await preview.text()
  expect(page).toMatch(/\d+ (person|people) who may pass now would be shut out at once/)
  const [, fingerprint = ''] = /name="fingerprint" value="(\w+)"/.exec(page) ?? []
  expect(await needsGrant('strict')).toBe(false)

  const saved = await post('/admin/platforms/strict?index', { ...change, fingerprint }, { cookie })
  expect(saved.status).toBe(302)
  expect(await needsGrant('strict')).toBe(true)
})

test('a platform is closed and opened again, and a second tab cannot undo the first', async () => {
  const { cookie, programmeId } = await organisation()
  await post('/admin/platforms/new', { ...usual, id: 'brief', name: 'Brief', programmeId }, { cookie })
  const page = await (await get('/admin/platforms/brief/closure', { cookie })).text()
  const [, fingerprint = ''] = /name="fingerprint" value="(\w+)"/.exec(page) ?? []
  const close = () =>
    post('/admin/platforms/brief/closure', { intent: 'close', reason: 'No longer used', fingerprint }, { cookie })

  expect((await close()).headers.get('location')).toBe('/admin/platforms/brief?notice=closed')
  const again = await close()
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('This platform is closed already.')
  const reopened = await post('/admin/platforms/brief/closure', { intent: 'reopen', reason: 'After all' }, { cookie })
  expect(reopened.headers.get('location')).toBe('/admin/platforms/brief?notice=reopened')
})

test('an administrator of one unit looks at platforms and changes none', async () => {
  const { unitId, programmeId } = await organisation()
  const local = await addTestOfficer(db, 'administrator', await addTestUnit(db, { parentId: unitId }))
  const cookie = await cookieOf(local.identifier)

  const page = await (await get('/admin/platforms', { cookie })).text()
  expect(page).toContain('Only an administrator of the whole organisation changes platforms')
  const answer = await post('/admin/platforms/new', { ...usual, id: 'mine', programmeId }, { cookie })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Only an administrator of the whole organisation can do this.')
})

test('a mode is previewed in numbers and names, and then set with a reason; a double submit sets it once', async () => {
  const { cookie, unitId } = await organisation()
  await addTestPerson(db, { unitId, name: 'Never Started' })
  const before = await post('/admin/platforms/social-media/mode', await previewed('watch', unitId, cookie), { cookie })
  expect(before.status).toBe(302)

  const form = await previewed('enforce', unitId, cookie)
  const page = await (await get(addressOf('enforce', unitId), { cookie })).text()
  expect(page).toMatch(/2 people would lose access/)
  expect(page).toContain('Never Started')
  const set = () => post('/admin/platforms/social-media/mode', form, { cookie })
  const first = await set()
  expect(first.headers.get('location')).toContain(`/admin/platforms/social-media/roll-out?unit=${unitId}`)
  expect((await set()).status).toBe(409)
  const rows = await db.select().from(platformModes).where(eq(platformModes.unitId, unitId))
  expect(rows).toHaveLength(2)

  const rollOut = await (await get(first.headers.get('location') ?? '', { cookie })).text()
  expect(rollOut).toContain('The mode was set.')
  expect(rollOut).toContain('2 of 2')
  expect(rollOut).toContain('role="img"')
})

test('no mode is set without a reason, from a past day, unseen, or for a unit out of reach', async () => {
  const { cookie, unitId } = await organisation()
  const form = await previewed('warn', unitId, cookie)
  const send = async (fields: Record<string, string>) =>
    (await post('/admin/platforms/social-media/mode', { ...form, ...fields }, { cookie })).status

  expect(await send({ reason: '' })).toBe(422)
  expect(await send({ day: '2020-01-01' })).toBe(422)
  expect(await send({ mode: 'open' })).toBe(422)
  expect(await send({ fingerprint: '' })).toBe(409)
  expect(await send({ unit: await addTestUnit(db) })).toBe(403)
  expect(await send({ unit: 'nowhere' })).toBe(404)
  expect((await get(addressOf('warn', await addTestUnit(db)), { cookie })).status).toBe(404)
})

test('the gate says in its head who is let through, and what it counted is on the roll-out page without a name', async () => {
  const { cookie, unitId } = await organisation()
  const someone = await addTestPerson(db, { unitId, name: 'Zephyrine Whisper' })
  for (let more = 0; more < 10; more++) await addTestPerson(db, { unitId })
  const token = await createGateToken(db, { name: `watching ${unitId}` }, operator, new Date())
  if (token.kind === 'refused') throw new Error(token.reason)
  const ask = () =>
    get(`/gate/v1/check?person=${someone.identifier}`, { headers: { authorization: `Bearer ${token.token}` } })
  const set = async (mode: string) =>
    post('/admin/platforms/social-media/mode', await previewed(mode, unitId, cookie), { cookie })

  const refused = await ask()
  expect([refused.status, refused.headers.get('x-gate-mode')]).toEqual([403, 'enforce'])
  expect(await refused.json()).toMatchObject({ mode: 'enforce', reason: 'not-certified' })
  await set('watch')
  const watched = await ask()
  expect([watched.status, watched.headers.get('x-gate-mode')]).toEqual([204, 'watch'])
  expect(watched.headers.get('x-gate-reason')).toBeNull()
  await set('warn')
  const warned = await ask()
  expect([warned.status, warned.headers.get('x-gate-mode')]).toEqual([204, 'warn'])
  expect(warned.headers.get('x-gate-reason')).toBe('not-certified')
  expect(warned.headers.get('x-gate-remaining')).toContain('final')

  await finishGateRecord()
  const counted = await db.select().from(refusalCounts).where(eq(refusalCounts.unitId, unitId))
  expect(counted.map(({ mode, refusals }) => `${mode} ${refusals}`).sort()).toEqual(['enforce 1', 'warn 1', 'watch 1'])
  expect(JSON.stringify(counted)).not.toMatch(new RegExp(`${someone.id}|${someone.identifier}|Zephyrine`))
  const page = await (await get(`/admin/platforms/social-media/roll-out?unit=${unitId}`, { cookie })).text()
  expect(page).toContain('never started')
  expect(page).not.toContain('Zephyrine')
})

test('nobody sees the roll-out of a unit beyond their reach, or of a platform that is not', async () => {
  await organisation()
  const officer = await addTestOfficer(db, 'access-officer')
  const cookie = await cookieOf(officer.identifier)

  expect((await get(`/admin/platforms/social-media/roll-out?unit=${officer.unitId}`, { cookie })).status).toBe(200)
  const elsewhere = await addTestUnit(db)
  expect((await get(`/admin/platforms/social-media/roll-out?unit=${elsewhere}`, { cookie })).status).toBe(404)
  expect((await get('/admin/platforms/none/roll-out', { cookie })).status).toBe(404)
})

async function organisation() {
  const { programmeId } = await theProgramme()
  const { identifier, unitId } = await addTestOfficer(db, 'administrator')
  return { unitId, programmeId, cookie: await cookieOf(identifier) }
}

function addressOf(mode: string, unitId: string): string {
  return `/admin/platforms/social-media/mode?${new URLSearchParams({ unit: unitId, mode, day: today() })}`
}

/** The form as it stands below the preview, filled in. */
async function previewed(mode: string, unit: string, cookie: string) {
  const page = await (await get(addressOf(mode, unit), { cookie })).text()
  const [, fingerprint = ''] = /name="fingerprint" value="(\w+)"/.exec(page) ?? []
  return { unit, mode, day: today(), reason: 'The roll-out', fingerprint }
}

async function needsGrant(id: string): Promise<boolean | undefined> {
  const [platform] = await db.select().from(platforms).where(eq(platforms.id, id))
  return platform?.needsGrant
}
