import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { describeOrganisation, findOrganisation } from '#app/domain/office/organisation.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { findReminderStory } from '#app/domain/reminders/find-reminder-story.ts'
import { findReminders } from '#app/domain/reminders/find-reminders.ts'
import { pauseReminders, resumeReminders } from '#app/domain/reminders/pause-reminders.ts'
import { dayOfStep, reminderSteps } from '#app/domain/reminders/reminder-steps.ts'
import { sendReminders } from '#app/domain/reminders/send-reminders.ts'
import { mailCarrier } from '#app/web/work/mail-carrier.ts'
import { sendMail } from '#app/web/work/send-mail.ts'
import { doDueWork } from '#app/web/work/worker.ts'
import type { Database } from '#db/handle.ts'
import { outgoingMails, people } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

const monday = new Date('2026-11-23T04:00:00.000Z')
/** A Thursday. */
const dueDay = '2026-12-31'
const baseUrl = 'https://lisans.example'

test('a reminder keeps to working days and holidays: before the day rather early, after it rather late', () => {
  const calendar = {
    timeZone: 'Indian/Mahe',
    workingWeekdays: [1, 2, 3, 4, 5],
    holidays: new Set(['2027-01-01', '2027-01-02', '2026-12-24']),
  }
  const days = Object.fromEntries(reminderSteps.map((step) => [step.id, dayOfStep(step, dueDay, calendar)]))
  expect(days).toEqual({
    'before-30': '2026-12-01',
    'before-7': '2026-12-23',
    day: '2026-12-31',
    'after-5': '2027-01-08',
    'after-15': '2027-01-22',
  })
})

test('a person is reminded at each step once, however often and by however many it is asked, and managers hear who is late', async () => {
  const { db, person, manager, ask } = await scene()
  await ask(person.id)

  expect(await send(db, monday)).toEqual({ people: 0, managers: 0 })
  expect(await mailsTo(db, person.id)).toEqual([])
  const december = new Date('2026-12-01T04:00:00.000Z')
  const twice = await Promise.all([send(db, december), send(db, december)])
  expect(twice.reduce((sum, { people: count }) => sum + count, 0)).toBe(1)
  expect(await send(db, new Date('2026-12-02T04:00:00.000Z'))).toEqual({ people: 0, managers: 0 })
  // Nobody works on a Sunday.
  expect(await send(db, new Date('2027-01-10T04:00:00.000Z'))).toEqual({ people: 0, managers: 0 })
  // The service was off on the days before: one mail about where things stand, not three.
  const late = new Date('2027-01-11T04:00:00.000Z')
  expect(await send(db, late)).toEqual({ people: 1, managers: 1 })
  expect(await send(db, late)).toEqual({ people: 0, managers: 0 })

  const [first, second] = await mailsTo(db, person.id)
  expect(first).toMatchObject({ subject: 'Your training: what is due' })
  expect(first?.body).toContain('by 31 December 2026')
  expect(second).toMatchObject({ subject: 'Your training is overdue' })
  const [copy] = await mailsTo(db, manager.id)
  expect(copy).toMatchObject({ subject: 'One of your people is late with the training' })
  expect(`${copy?.body}${copy?.html}`).not.toContain(person.name)
})

test('everything that concerns somebody goes in one mail, in their language, and a certificate that ends is spoken of before', async () => {
  const { db, catalogue, unitId } = await scene()
  const certified = await addTestPerson(db, { unitId, email: 'f@service.example', language: 'fr' })
  await learnerOf(db, catalogue, certified.id).becomeCertified(monday)

  // It ends on 23 November 2027.
  await send(db, new Date('2027-10-22T04:00:00.000Z'))
  const [, mail] = await mailsTo(db, certified.id)
  expect(mail).toMatchObject({ subject: 'Votre formation : ce qui est à faire' })
  expect(mail?.body).toContain('prend fin le 23 novembre 2027')
  // Nobody asks it of them: once it has ended, nothing more.
  await send(db, new Date('2027-12-06T04:00:00.000Z'))
  const story = await findReminderStory(
    db,
    { personId: certified.id, programmeId: catalogue.programmeId },
    new Date('2027-12-06T04:00:00.000Z'),
  )
  expect(story).toMatchObject({ next: null, because: 'all-sent' })
})

test('a suspension that has run out by itself keeps nobody from being reminded, and a certificate that has ended is not spoken of as ending', async () => {
  const { db, catalogue, unitId, person, ask } = await scene()
  const { programmeId } = catalogue
  await ask(person.id)
  const endsAt = new Date('2026-11-28T04:00:00.000Z')
  const suspension = { ground: 'conduct' as const, note: null, endsAt }
  await suspendPerson(db, { personId: person.id, programmeId, ...suspension }, operator, monday)
  const certified = await addTestPerson(db, { unitId, email: 'ended@service.example' })
  await learnerOf(db, catalogue, certified.id).becomeCertified(monday)
  const copies = (await mailsTo(db, certified.id)).length

  expect(await send(db, new Date('2026-11-27T04:00:00.000Z'))).toMatchObject({ people: 0 })
  expect(await send(db, new Date('2026-12-30T04:00:00.000Z'))).toMatchObject({ people: 1 })
  await send(db, new Date('2027-11-25T04:00:00.000Z'))
  expect(await mailsTo(db, certified.id)).toHaveLength(copies)
})

test('whoever did what was asked once is told that their certificate ends all the same', async () => {
  const { db, catalogue, person, ask } = await scene()
  await ask(person.id)
  await learnerOf(db, catalogue, person.id).becomeCertified(new Date('2026-11-24T04:00:00.000Z'))
  const copies = (await mailsTo(db, person.id)).length

  expect(await send(db, new Date('2027-10-25T04:00:00.000Z'))).toMatchObject({ people: 1 })
  const told = await mailsTo(db, person.id)
  expect(told).toHaveLength(copies + 1)
  expect(told.at(-1)?.body).toContain('ends on 24 November 2027')
})

test('of anybody it can be said what was sent, what comes next, and why nothing does', async () => {
  const { db, catalogue, unitId, person, ask } = await scene()
  const { programmeId } = catalogue
  const story = (personId: string, at = monday) => findReminderStory(db, { personId, programmeId }, at)
  const silent = await addTestPerson(db, { unitId, email: null })
  const away = await addTestPerson(db, { unitId, email: 'away@service.example' })
  const exempt = await addTestPerson(db, { unitId, email: 'exempt@service.example' })
  for (const { id } of [person, silent, away, exempt]) await ask(id)
  await recordLeave(db, { personId: away.id, away: 'on-leave' }, operator, monday)
  const ground = { ground: 'long-absence' as const, endsAt: null }
  await grantExemption(db, { personId: exempt.id, programmeId, ...ground }, operator, monday)

  expect(await story(person.id)).toMatchObject({ dueDay, next: { step: 'before-30', day: '2026-12-01' }, sent: [] })
  expect(await story(silent.id)).toMatchObject({ next: null, because: 'no-address' })
  expect(await story(away.id)).toMatchObject({ next: null, because: 'paused' })
  expect(await story(exempt.id)).toMatchObject({ next: null, because: 'exempt' })
  const december = new Date('2026-12-01T04:00:00.000Z')
  // On a Saturday nothing goes, so what was missed goes on Monday.
  const saturday = new Date('2026-12-26T06:00:00.000Z')
  expect(await story(person.id, saturday)).toMatchObject({ next: { step: 'before-7', day: '2026-12-28' } })
  await send(db, december)
  expect(await story(person.id, december)).toMatchObject({
    next: { step: 'before-7' },
    sent: [{ step: 'before-30', dueDay, sentAt: null }],
  })
  expect(await story('nobody')).toBeNull()
})

test('HR pauses the reminders of their units, and sees whom the next morning would remind', async () => {
  const { db, unitId, hr, person, ask } = await scene()
  await ask(person.id)
  const elsewhere = await addTestUnit(db)
  const december = new Date('2026-12-01T04:00:00.000Z')
  const pause = { unitId, reason: 'The cyclone', lastDay: '2026-12-04' }

  expect(await pauseReminders(db, { ...pause, unitId: elsewhere }, hr, monday)).toMatchObject({
    reason: 'out-of-reach',
  })
  expect(await pauseReminders(db, { ...pause, lastDay: '2026-11-01' }, hr, monday)).toMatchObject({
    reason: 'day-past',
  })
  expect(await pauseReminders(db, pause, hr, monday)).toEqual({ kind: 'paused' })
  expect(await pauseReminders(db, pause, hr, monday)).toMatchObject({ reason: 'already-paused' })
  expect(await foreseen(db, december)).toEqual([])
  expect(await send(db, december)).toEqual({ people: 0, managers: 0 })
  expect(await resumeReminders(db, { unitId }, hr, december)).toEqual({ kind: 'resumed' })
  expect(await foreseen(db, december)).toEqual([person.id])
  expect(await mailsTo(db, person.id)).toEqual([])
  expect(await send(db, december)).toMatchObject({ people: 1 })
})

test('a reminder arrives at a real mail server as plain text and as a page, and no learner waits for it', async () => {
  const { db, person, ask } = await scene()
  await ask(person.id)
  const server = await mailServer()
  await send(db, new Date('2026-12-01T04:00:00.000Z'))
  const carrier = mailCarrier({ smtpUrl: server.url, outboxFolder: '/none', from: 'Lisans <lisans@service.example>' })
  onTestFinished(() => carrier.close())
  const at = new Date('2026-12-01T04:00:01.000Z')
  await doDueWork({ db, handlers: { 'send-mail': sendMail(db, carrier, false, () => {}) }, now: () => at })

  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatch(/^Content-Type: multipart\/alternative/m)
  expect(server.received[0]).toMatch(/^Content-Type: text\/plain/m)
  expect(server.received[0]).toMatch(/^Content-Type: text\/html/m)
  // What was said is kept nowhere once it went.
  expect(await mailsTo(db, person.id)).toMatchObject([{ sentAt: at, body: '', html: null }])
})

function send(db: Database, at: Date) {
  return sendReminders(db, { baseUrl }, at)
}

async function foreseen(db: Database, at: Date): Promise<string[]> {
  const found: string[] = []
  for await (const piece of findReminders(db, { unitIds: 'all' }, at)) {
    found.push(...piece.map(({ personId }) => personId))
  }
  return found
}

function mailsTo(db: Database, personId: string) {
  return db.select().from(outgoingMails).where(eq(outgoingMails.personId, personId)).orderBy(outgoingMails.queuedAt)
}

async function mailServer() {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let message = ''
      stream.on('data', (piece: Buffer) => {
        message += piece.toString('utf8')
      })
      stream.on('end', () => {
        received.push(message)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { received, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` }
}

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const { programmeId } = catalogue
  await describeOrganisation(db, { ...(await findOrganisation(db)), holidays: [] }, operator, monday)
  const unitId = await addTestUnit(db)
  const added = await addTestPerson(db, { unitId, name: 'Lindy Hoareau', email: 'lindy@service.example' })
  const [row] = await db.select().from(people).where(eq(people.id, added.id))
  const manager = await addTestOfficer(db, 'manager', unitId)
  const officer = await addTestOfficer(db, 'hr', unitId)
  const hr = { kind: 'person', personId: officer.id } as const
  const ask = (personId: string) =>
    assignProgramme(db, { personId, programmeId, dueDay, reason: 'Needs it' }, hr, monday)
  return { db, catalogue, unitId, person: { ...added, name: row?.name ?? '' }, manager, hr, ask }
}
