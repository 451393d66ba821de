import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { assignments, ledgerEntries, requirementRules, units } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

/** Two years on: rules reach no further than five. */
const year = new Date().getFullYear() + 2

test('an officer previews a rule, makes it, and the learner reads by when and why; a second send does nothing', async () => {
  const { officer, learner, unitId, id } = await scene()
  const page = newRule({ unit: unitId })

  const previewed = await get(page, { cookie: officer })
  const told = await previewed.text()
  expect(previewed.status).toBe(200)
  expect(told).toContain('Newly required')
  expect(told).toContain(`by 31 March ${year}`)
  const sent = { fingerprint: fingerprintIn(told), reason: 'The circular of January' }
  expect((await post(page, { ...sent, reason: '' }, { cookie: officer })).status).toBe(422)
  const made = await post(page, sent, { cookie: officer })
  const again = await post(page, sent, { cookie: officer })

  expect(made.headers.get('location')).toBe('/hr/required-learning')
  expect(again.status).toBe(409)
  expect(await db.select().from(requirementRules).where(eq(requirementRules.unitId, unitId))).toHaveLength(1)
  const list = await (await get('/hr/required-learning', { cookie: officer })).text()
  expect(list).toContain('The circular of January')
  expect(await (await get('/', { cookie: learner })).text()).toContain(`You have to be certified by 31 March ${year}.`)
  expect(await (await get(`/hr/people/${id}`, { cookie: officer })).text()).toContain('Has to be certified by')
  const due = await (await get('/hr/people?required=due', { cookie: officer })).text()
  expect(due).toMatch(new RegExp(`/hr/people/${id}[\\s\\S]*Required by[\\s\\S]*31 March ${year}`))
})

test('a rule is changed and ended from its own pages, and every version stays', async () => {
  const { officer, unitId } = await scene()
  const ruleId = await makeRule(officer, unitId)
  const change = `/hr/required-learning/${ruleId}/change`
  expect(await (await get(change, { cookie: officer })).text()).toContain(`value="${year}-03-31"`)
  const sooner = `${change}?${query({ unit: unitId, day: `${year}-01-31` })}`
  const previewed = await (await get(sooner, { cookie: officer })).text()
  expect(previewed).toContain('Earlier day')
  await post(sooner, { fingerprint: fingerprintIn(previewed), reason: 'Sooner' }, { cookie: officer })

  const ending = `/hr/required-learning/${ruleId}/ending`
  const would = await (await get(ending, { cookie: officer })).text()
  expect(would).toContain('No longer required')
  await post(ending, { fingerprint: fingerprintIn(would), reason: 'Not needed' }, { cookie: officer })

  const versions = await db.select().from(requirementRules).where(eq(requirementRules.ruleId, ruleId))
  expect(versions.map(({ number, ends }) => [number, ends]).sort()).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.subjectId, ruleId))
  expect(entries.map(({ action }) => action)).toEqual([
    'requirement-rule.made',
    'requirement-rule.changed',
    'requirement-rule.ended',
  ])
})

test('an officer of another unit finds neither the rule nor a way to make one there', async () => {
  const { officer, unitId } = await scene()
  const ruleId = await makeRule(officer, unitId)
  const stranger = await cookieOf((await addTestOfficer(db, 'hr', await addTestUnit(db))).identifier)

  expect((await get(`/hr/required-learning/${ruleId}/change`, { cookie: stranger })).status).toBe(404)
  expect((await get(`/hr/required-learning/${ruleId}/ending`, { cookie: stranger })).status).toBe(404)
  const ending = await post(
    `/hr/required-learning/${ruleId}/ending`,
    { fingerprint: 'x', reason: 'Mine' },
    { cookie: stranger },
  )
  expect(ending.status).toBe(404)
  expect((await get(newRule({ unit: unitId }), { cookie: stranger })).status).toBe(409)
  expect(
    (await post(newRule({ unit: unitId }), { fingerprint: 'x', reason: 'Mine' }, { cookie: stranger })).status,
  ).toBe(409)
  expect(await (await get('/hr/required-learning', { cookie: stranger })).text()).not.toContain(ruleId)
})

test('a manager, and whoever asks for what cannot be, is refused; hostile words come back as words', async () => {
  const { officer, unitId } = await scene()
  const manager = await cookieOf((await addTestOfficer(db, 'manager', unitId)).identifier)
  expect((await get('/hr/required-learning', { cookie: manager })).status).toBe(403)
  const attack = '<script>alert(1)</script>'
  const wrong = await get(newRule({ unit: unitId, day: attack, grades: attack, credit: '-1' }), { cookie: officer })
  expect(wrong.status).toBe(422)
  const told = await wrong.text()
  expect(told).not.toContain(attack)
  expect(told).toContain('&lt;script&gt;')
  expect((await get(newRule({ unit: 'no-such-unit' }), { cookie: officer })).status).toBe(409)
  expect((await get(newRule({ unit: unitId, starts: `${year}-12-01` }), { cookie: officer })).status).toBe(409)
})

test('one person is asked by a day from their page and it is taken back there', async () => {
  const { officer, learner, id } = await scene()
  const page = `/hr/people/${id}`
  const asked = { lastDay: `${year}-03-31`, reason: 'Answers the page' }
  expect((await post(`${page}/assignment`, { ...asked, lastDay: '' }, { cookie: officer })).status).toBe(422)
  expect((await post(`${page}/assignment`, { ...asked, lastDay: '2020-01-01' }, { cookie: officer })).status).toBe(409)
  expect((await post(`${page}/assignment`, asked, { cookie: officer })).headers.get('location')).toBe(page)
  expect((await post(`${page}/assignment`, asked, { cookie: officer })).status).toBe(409)
  expect(await (await get('/', { cookie: learner })).text()).toContain('An HR officer asked it of you.')
  expect(await (await get(page, { cookie: officer })).text()).toContain(`${page}/assignment-withdrawal`)
  const withdrawn = await post(`${page}/assignment-withdrawal`, { reason: 'Moved on' }, { cookie: officer })
  expect(withdrawn.headers.get('location')).toBe(page)
  expect(await db.select().from(assignments).where(eq(assignments.personId, id))).toHaveLength(1)
})

function newRule(fields: Record<string, string>): string {
  return `/hr/required-learning/new?${query(fields)}`
}

function query(fields: Record<string, string>): URLSearchParams {
  const usual = { by: 'day', day: `${year}-03-31`, frequency: 'once', credit: '0', starts: '2026-01-01' }
  return new URLSearchParams({ programme: defaultProgrammeId, ...usual, ...fields })
}

function fingerprintIn(page: string): string {
  return /name="fingerprint" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? 'none'
}

async function makeRule(cookie: string, unitId: string): Promise<string> {
  const page = newRule({ unit: unitId })
  const fingerprint = fingerprintIn(await (await get(page, { cookie })).text())
  await post(page, { fingerprint, reason: 'The circular of January' }, { cookie })
  const [rule] = await db.select().from(requirementRules).where(eq(requirementRules.unitId, unitId))
  return rule?.ruleId ?? ''
}

async function scene() {
  const { id, unitId, identifier } = await examinee()
  await db.update(units).set({ name: 'Ministry of Reefs' }).where(eq(units.id, unitId))
  const officer = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  return { id, unitId, officer, learner: await cookieOf(identifier) }
}
