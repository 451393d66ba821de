import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { people, unitChanges, units } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('the page of a unit says who works there, whose roles reach it, what stands below and what can be done', async () => {
  const { cookie, finance, payroll, focal } = await government()

  const page = await open(`/admin/units/${finance}`, cookie)

  expect(page).toContain('2 people work here')
  expect(page).toContain(`href="/admin/units/${payroll}"`)
  expect(page).toContain(`href="/admin/people/${focal}"`)
  for (const change of ['name', 'place', 'merger', 'closure']) {
    expect(page).toContain(`/admin/units/${finance}/changes/${change}`)
  }
  expect(page).toContain('Nothing was changed since')
})

test('a merger is shown before it is done, asks why, and is done once however often it is sent', async () => {
  const { cookie, finance, health, clerk } = await government()
  const address = `/admin/units/${finance}/changes/merger`
  expect(await open(address, cookie)).not.toContain('What this would do')

  const preview = await open(`${address}?other=${health}`, cookie)
  expect(preview).toContain('2 people would work in “Health')
  expect(preview).toContain('One unit comes along: Payroll')
  const fingerprint = fingerprintIn(preview)

  const unreasoned = await post(`${address}?other=${health}`, { fingerprint, reason: ' ' }, { cookie })
  expect(unreasoned.status).toBe(422)
  expect(await unreasoned.text()).toContain('Say why this is done')
  const [still] = await db.select().from(units).where(eq(units.id, finance))
  expect(still?.closedAt).toBeNull()

  const send = () => post(`${address}?other=${health}`, { fingerprint, reason: 'Gazette 7' }, { cookie })
  const answers = await Promise.all([send(), send()])

  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  expect(await db.select().from(unitChanges).where(eq(unitChanges.unitId, finance))).toHaveLength(1)
  const [moved] = await db.select().from(people).where(eq(people.id, clerk))
  expect(moved?.unitId).toBe(health)
  const closed = await open(`/admin/units/${finance}?notice=merged`, cookie)
  expect(closed).toContain('The units were merged.')
  expect(closed).toContain(`href="/admin/units/${health}"`)
  expect(await open(`/admin/units/${health}`, cookie)).toContain('was merged into this unit')
  expect(await open('/admin/units', cookie)).toContain('Closed units')
})

test('what was shown and is no longer true is not done: the page shows it anew and keeps the reason', async () => {
  const { cookie, finance, health } = await government()
  const address = `/admin/units/${finance}/changes/merger?other=${health}`
  const fingerprint = fingerprintIn(await open(address, cookie))
  await addTestPerson(db, { unitId: finance })

  const answer = await post(address, { fingerprint, reason: 'Gazette 7' }, { cookie })

  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('Something changed after this preview')
  expect(page).toContain('3 people would work in')
  expect(page).toContain('Gazette 7')
  expect(fingerprintIn(page)).not.toBe(fingerprint)
})

test('a change is undone from the history, or it is said why not', async () => {
  const { cookie, finance, health, clerk } = await government()
  const address = `/admin/units/${finance}/changes/merger?other=${health}`
  const merge = async () =>
    post(address, { fingerprint: fingerprintIn(await open(address, cookie)), reason: 'Gazette 7' }, { cookie })
  await merge()
  const undo = undoAddressIn(await open(`/admin/units/${finance}`, cookie))

  const fingerprint = fingerprintIn(await open(undo, cookie))
  const undone = await post(undo, { fingerprint, reason: 'Gazette 8' }, { cookie })
  expect(undone.headers.get('location')).toBe(`/admin/units/${finance}?notice=undone`)
  const [back] = await db.select().from(people).where(eq(people.id, clerk))
  expect(back?.unitId).toBe(finance)

  await merge()
  const again = undoAddressIn(await open(`/admin/units/${finance}`, cookie))
  await db.update(people).set({ unitId: health, name: 'Marie Elsewhere' }).where(eq(people.id, clerk))
  const other = await addTestUnit(db, { name: 'Elsewhere', parentId: health })
  await db.update(people).set({ unitId: other }).where(eq(people.id, clerk))
  const blocked = await open(again, cookie)
  expect(blocked).toContain('One person who went along was given another place since. (Marie Elsewhere)')
  expect((await post(again, { fingerprint, reason: 'x' }, { cookie })).status).toBe(409)
  expect((await get(undo.replace(finance, health), { cookie })).status).toBe(404)
})

test('hostile and impossible requests are refused in plain words, and nothing is written', async () => {
  const { cookie, top, finance, payroll } = await government()
  const ask = async (path: string) => (await get(`/admin/units/${path}`, { cookie })).status

  expect(await ask(`${finance}/changes/place?other=${payroll}`)).toBe(422)
  expect(await ask(`${finance}/changes/merger?other=nowhere`)).toBe(422)
  expect(await ask(`${finance}/changes/name?name=%00`)).toBe(200)
  expect(await ask(`${finance}/changes/name?name=%E2%80%8B`)).toBe(422)
  expect(await ask(`${finance}/changes/name?name=${'x'.repeat(3000)}`)).toBe(422)
  expect(await ask(`${top}/changes/closure?other=${finance}`)).toBe(409)
  expect(await ask(`${finance}/changes/reopening`)).toBe(409)
  expect(await ask(`${finance}/changes/explosion`)).toBe(404)
  expect(await ask('nowhere')).toBe(404)
  const page = await open(
    `/admin/units/${finance}/changes/name?name=${encodeURIComponent('<script>x</script>')}`,
    cookie,
  )
  expect(page).not.toContain('<script>x')
  const forged = await post(
    `/admin/units/${finance}/changes/name?name=Treasury`,
    { fingerprint: 'no', reason: 'x' },
    { cookie },
  )
  expect(forged.status).toBe(409)
  expect(await db.select().from(unitChanges).where(eq(unitChanges.unitId, finance))).toEqual([])
})

test('an administrator of another ministry does not see the unit, and cannot make it part of theirs', async () => {
  const { finance, health, payroll } = await government()
  const { identifier } = await addTestOfficer(db, 'administrator', health)
  const cookie = await cookieOf(identifier)

  expect((await get(`/admin/units/${finance}`, { cookie })).status).toBe(404)
  expect((await get(`/admin/units/${payroll}/changes/place?other=${health}`, { cookie })).status).toBe(404)
  const taken = await get(`/admin/units/${health}/changes/merger?other=${finance}`, { cookie })
  expect(taken.status).toBe(422)
  expect(await taken.text()).toContain('does not reach')
})

async function open(path: string, cookie: string): Promise<string> {
  const answer = await get(path, { cookie })
  expect(answer.status, path).toBe(200)
  // React parts texts from each other with empty comments.
  return (await answer.text()).replaceAll('<!-- -->', '')
}

function fingerprintIn(page: string): string {
  return /name="fingerprint" value="(\w+)"/.exec(page)?.[1] ?? ''
}

function undoAddressIn(page: string): string {
  return /href="(\/admin\/units\/[\w-]+\/undone-changes\/[\w-]+)"/.exec(page)?.[1] ?? ''
}

/** A government with two ministries, and somebody who administers all of it. */
async function government() {
  const top = await addTestUnit(db, { name: `Service ${randomUUID().slice(0, 8)}` })
  const finance = await addTestUnit(db, { name: 'Finance', parentId: top })
  const health = await addTestUnit(db, { name: 'Health', parentId: top })
  const payroll = await addTestUnit(db, { name: 'Payroll', parentId: finance })
  const { identifier } = await addTestOfficer(db, 'administrator', top)
  const { id: focal } = await addTestPerson(db, { unitId: finance })
  await grantTestRole(db, focal, 'focal-point', finance)
  const { id: clerk } = await addTestPerson(db, { unitId: finance })
  return { cookie: await cookieOf(identifier), top, finance, health, payroll, focal, clerk }
}
