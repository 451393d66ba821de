import { desc, eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { requestCorrection } from '#app/domain/data-protection/request-correction.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { assignments, ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, addTestUnit, moveTestPerson, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a manager sees how their own unit stands and nothing of another, by page, address, list and file', async () => {
  const { mine, other, manager } = await twoUnits()

  const overview = await text('/hr', manager)
  expect(overview).toContain('Ministry of Reefs')
  expect(overview).not.toContain('Ministry of Winds')
  expect((await get(`/hr?unit=${other.unitId}`, { cookie: manager })).status).toBe(404)
  expect((await get(`/hr/people?unit=${other.unitId}`, { cookie: manager })).status).toBe(404)
  expect((await get(`/hr/people-list.csv?unit=${other.unitId}`, { cookie: manager })).status).toBe(404)
  const list = await text('/hr/people', manager)
  expect(list).toContain('Rosemay Reef')
  expect(list).not.toContain('Wilna Wind')
  const file = await text('/hr/people-list.csv?search=', manager)
  expect(file).toContain('Rosemay Reef')
  expect(file).not.toContain('Wilna Wind')
  expect((await get(`/hr/people/${mine.id}`, { cookie: manager })).status).toBe(200)
  expect((await get(`/hr/people/${other.id}`, { cookie: manager })).status).toBe(404)
})

test('a decision is in the numbers and in the list behind them at once', async () => {
  const { mine, manager } = await twoUnits()
  await mine.learner.becomeCertified(new Date())
  expect(rowOf(await text('/hr', manager), 'Suspended')).toBe('0')

  const suspension = { personId: mine.id, programmeId: defaultProgrammeId }
  await suspendPerson(db, { ...suspension, ground: 'conduct', note: null, endsAt: null }, operator, new Date())

  expect(rowOf(await text('/hr', manager), 'Suspended')).toBe('1')
  expect(await text('/hr/people?standing=suspended', manager)).toContain('Rosemay Reef')
  expect(await text('/hr/people?standing=holding', manager)).not.toContain('Rosemay Reef')
})

test('what is asked of a list stands in its address, and what is no choice is as if it were not there', async () => {
  const { manager } = await twoUnits()

  expect(await text('/hr/people?standing=in-progress', manager)).not.toContain('Rosemay Reef')
  const odd = '/hr/people?standing=%27%3B--&ends=31&activity=asleep&role=king&on=2026-02-30&after=%00'
  expect(await text(odd, manager)).toContain('Rosemay Reef')
  expect(await text('/hr/people?on=2001-01-01', manager)).not.toContain('Rosemay Reef')
  expect(await text('/hr?on=2001-01-01', manager)).toContain('As at the end of')
  expect((await get('/hr?programme=nothing-like-it', { cookie: manager })).status).toBe(404)
})

test('a list that leaves as a file is written down: who took it and what was asked, and no name', async () => {
  const { manager, managerId } = await twoUnits()

  const answer = await get('/hr/people-list.xlsx?standing=not-started', { cookie: manager })

  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="people-[\d-]+\.xlsx"$/)
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const [entry] = await db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.actorId, managerId))
    .orderBy(desc(ledgerEntries.sequence))
  expect(entry).toMatchObject({ action: 'people-list.taken', subjectId: 'people' })
})

test('a line of what waits leads those to it whose it is, and tells everybody else whose it is', async () => {
  const { mine } = await twoUnits()
  const asked = { personId: mine.id, thing: 'name', shouldBe: 'Rosemarie Reef', why: null } as const
  await requestCorrection(db, asked, new Date())
  const hr = await cookieOf((await addTestOfficer(db, 'hr', mine.unitId)).identifier)
  const accessOfficer = await cookieOf((await addTestOfficer(db, 'access-officer', mine.unitId)).identifier)

  await vi.waitFor(async () => {
    expect(await text('/hr', hr)).toMatch(
      /<a[^>]* href="\/hr\/corrections">1 person says that what is kept about them is wrong/,
    )
  }, 15_000)
  const forOthers = await text('/hr', accessOfficer)
  expect(forOthers).toMatch(/<li[^>]*>1 person says that what is kept[^<]*<[\s\S]*?\(with: Human resources\)/)
})

test('who is overdue is counted first, listed with the day, taken as a file and chosen for a decision, and all are the same people', async () => {
  const { mine, other, manager } = await twoUnits()
  const hr = await cookieOf((await addTestOfficer(db, 'hr', mine.unitId)).identifier)
  const asked = { programmeId: defaultProgrammeId, reason: 'They answer the page', assignedBy: 'x' }
  for (const { id } of [mine, other]) {
    const whose = { id: `asked-${id}`, personId: id, dueDay: '2026-03-31' }
    await db.insert(assignments).values({ ...asked, ...whose, assignedAt: new Date('2026-01-05T06:00:00.000Z') })
  }
  await addTestPerson(db, { name: 'Not Asked', unitId: mine.unitId })
  const list = '/hr/people?required=overdue'

  for (const reader of [manager, hr]) {
    await vi.waitFor(async () => {
      expect(await text('/hr', reader)).toMatch(
        /href="\/hr\/people\?unit=[\w-]+&amp;required=overdue">1 person is overdue/,
      )
    }, 15_000)
    const listed = await text(list, reader)
    expect(listed).toMatch(/Rosemay Reef[\s\S]*Required by[\s\S]*31 March 2026/)
    expect(listed).not.toMatch(/Wilna Wind|Not Asked/)
    const file = await text('/hr/people-list.csv?required=overdue', reader)
    expect(file.split('\r\n')[0]).toContain('Required by')
    expect(file).toMatch(/Rosemay Reef.*2026-03-31/)
    expect(file).not.toMatch(/Wilna Wind|Not Asked/)
  }
  expect(await text('/hr/people?required=due', hr)).not.toContain('Rosemay Reef')
  expect(await text('/hr/people?required=overdue&on=2026-02-01', hr)).toContain(
    'Who is overdue can be asked for today only',
  )
  const chosen = await post(
    '/hr/bulk/new?required=overdue&list=yes&do=leave',
    { reason: 'Reefs closed' },
    { cookie: hr },
  )
  const rehearsed = await text(chosen.headers.get('location') ?? '', hr)
  expect(rehearsed).toContain('Rosemay Reef')
  expect(rehearsed).not.toMatch(/Wilna Wind|Not Asked/)
})

test('whoever left longer ago than names are kept is listed for human resources, and nobody else', async () => {
  const { unitId } = (await twoUnits()).mine
  const { id } = await addTestPerson(db, { name: 'Long Gone', unitId })
  const lately = await addTestPerson(db, { name: 'Lately Gone', unitId })
  await addTestPerson(db, { name: 'Still Here', unitId })
  await moveTestPerson(db, id, 'left', new Date('2001-03-01T08:00:00.000Z'))
  await moveTestPerson(db, lately.id, 'left', new Date())
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)

  const list = await text('/hr/people?activity=left-long', hr)
  expect(list).toContain('Long Gone')
  expect(list).not.toMatch(/Lately Gone|Still Here/)
})

async function twoUnits() {
  const unitId = await addTestUnit(db, { name: 'Ministry of Reefs' })
  const mine = await examinee({ name: 'Rosemay Reef', unitId })
  const other = await examinee({ name: 'Wilna Wind', unitId: await addTestUnit(db, { name: 'Ministry of Winds' }) })
  const manager = await addTestOfficer(db, 'manager', unitId)
  return { mine, other, manager: await cookieOf(manager.identifier), managerId: manager.id }
}

async function text(path: string, cookie: string): Promise<string> {
  return (await get(path, { cookie })).text()
}

/** The number in the row of this name. */
function rowOf(page: string, name: string): string | undefined {
  const row = page.match(new RegExp(`<th scope="row"[^>]*>${name}</th><td[^>]*>(.*?)</td>`))?.[1]
  return row?.replace(/<[^>]*>/g, '')
}
