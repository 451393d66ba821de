import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { nextWorkingMorning } from '#app/domain/office/next-morning.ts'
import { describeOrganisation } from '#app/domain/office/organisation.ts'
import { chooseTaskMail, wantsTaskMail } from '#app/domain/tasks/choose-task-mail.ts'
import { mailTasks } from '#app/domain/tasks/mail-tasks.ts'
import { ledgerEntries, outgoingMails, people, taskDigests } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

// Seven in the morning in Mahé.
const friday = new Date('2026-03-06T03:00:00.000Z')
const baseUrl = 'https://lisans.example'

test('on a working morning everybody for whom something waits gets one mail in their language that names nobody', async () => {
  const { db, focalPoint } = await aMinistry()
  await db.update(people).set({ language: 'fr' }).where(eq(people.id, focalPoint.id))

  expect(await mailTasks(db, { baseUrl }, friday)).toEqual({ kind: 'mailed', people: 1 })

  const [mail, ...more] = await db.select().from(outgoingMails)
  expect(more).toEqual([])
  expect(mail).toMatchObject({ personId: focalPoint.id, subject: 'Lisans : 2 choses vous attendent' })
  expect(mail?.body).toContain('Demande d’aménagement : 2, la plus ancienne depuis le 2 mars 2026 (4 jours ouvrés)')
  expect(mail?.body).toContain('https://lisans.example/tasks')
  expect(mail?.body).not.toMatch(/Zephyrine|Whisper|Ward/)
})

test('nobody gets two on one day, however often and by however many processes it is asked; the next working day brings another', async () => {
  const { db } = await aMinistry()

  await Promise.all([mailTasks(db, { baseUrl }, friday), mailTasks(db, { baseUrl }, friday)])
  expect(await mailTasks(db, { baseUrl }, later(4))).toEqual({ kind: 'mailed', people: 0 })
  expect(await db.select().from(outgoingMails)).toHaveLength(1)
  expect(await db.select().from(taskDigests)).toMatchObject([{ day: '2026-03-06', tasks: 2 }])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'tasks.mailed'))
  expect(entries).toHaveLength(1)

  expect(await mailTasks(db, { baseUrl }, later(72))).toEqual({ kind: 'mailed', people: 1 })
})

test('no mail at night, at the weekend, on a holiday, or where nothing waits', async () => {
  const { db } = await aMinistry()
  const holidays = [{ day: '2026-03-09', name: 'A holiday' }]
  const help = { name: '', email: '', phone: '' }
  const organisation = { name: 'Service', timeZone: 'Indian/Mahe', holidays, help }
  await describeOrganisation(db, organisation, operator, new Date('2026-03-05T08:00:00.000Z'))

  for (const hours of [-1, 12, 24, 48, 72]) {
    expect(await mailTasks(db, { baseUrl }, later(hours)), String(hours)).toEqual({ kind: 'not-now' })
  }
  expect(await db.select().from(outgoingMails)).toEqual([])
  const empty = await emptyDatabase()
  expect(await mailTasks(empty, { baseUrl }, friday)).toEqual({ kind: 'mailed', people: 0 })
})

test('who declined, is on leave or has no address gets none', async () => {
  const { db, ministry, focalPoint } = await aMinistry()
  const others = [await addTestOfficer(db, 'focal-point', ministry), await addTestOfficer(db, 'hr', ministry)]
  await db
    .update(people)
    .set({ email: null })
    .where(eq(people.id, others[0]?.id ?? ''))
  await db
    .update(people)
    .set({ activity: 'on-leave' })
    .where(eq(people.id, others[1]?.id ?? ''))
  expect(await wantsTaskMail(db, focalPoint.id)).toBe(true)

  await chooseTaskMail(db, { personId: focalPoint.id, wanted: false }, later(-10))
  await chooseTaskMail(db, { personId: focalPoint.id, wanted: false }, later(-9))
  expect(await mailTasks(db, { baseUrl }, friday)).toEqual({ kind: 'mailed', people: 0 })

  const chosen = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'task-mail.chosen'))
  expect(chosen).toHaveLength(1)
  await chooseTaskMail(db, { personId: focalPoint.id, wanted: true }, later(1))
  expect(await mailTasks(db, { baseUrl }, later(2))).toEqual({ kind: 'mailed', people: 1 })
  expect(await chooseTaskMail(db, { personId: randomUUID(), wanted: true }, later(3))).toMatchObject({
    kind: 'refused',
  })
})

test('the next mail is due at seven on the next working morning, by the organisation’s own clocks', () => {
  const calendar = {
    timeZone: 'Indian/Mahe',
    workingWeekdays: [1, 2, 3, 4, 5],
    holidays: new Set(['2026-03-09']),
  }

  expect(nextWorkingMorning(later(-1), calendar)).toEqual(friday)
  expect(nextWorkingMorning(friday, calendar)).toEqual(later(96))
  expect(nextWorkingMorning(later(10), { ...calendar, workingWeekdays: [6] })).toEqual(later(24))
})

function later(hours: number): Date {
  return new Date(friday.getTime() + hours * 3_600_000)
}

/** A ministry with a focal point, for whom two requests have waited since Monday. */
async function aMinistry() {
  const db = await emptyDatabase()
  const ministry = await addTestUnit(db, { name: 'Health' })
  const ward = await addTestUnit(db, { name: 'Ward', parentId: ministry })
  const { programmeId } = await addTestProgramme(db)
  const focalPoint = await addTestOfficer(db, 'focal-point', ministry)
  for (const name of ['Zephyrine', 'Whisper']) {
    const { id } = await addTestPerson(db, { name, unitId: ward })
    const request = { personId: id, programmeId, extraAttempts: true, extraTime: false }
    await requestAccommodation(db, request, new Date('2026-03-02T08:00:00.000Z'))
  }
  return { db, ministry, focalPoint }
}
