import { and, eq, inArray } from 'drizzle-orm'
import type { PersonRows } from '#app/domain/assignments/duty-of-person.ts'
import { dutyPieces } from '#app/domain/assignments/duty-pieces.ts'
import { dueDayOf, findDutyGround } from '#app/domain/assignments/list-due-days.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { type Language, type LocalisedText, people, reminders, standings } from '#db/schema/index.ts'
import { findPausedUnits } from './find-pauses.ts'
import { type Occasion, occasionOf } from './occasion.ts'
import { type ReminderStep, stepReached } from './reminder-steps.ts'
import { whyNoReminder } from './why-no-reminder.ts'

/** One line of somebody's reminder. */
export type ReminderLine = {
  programmeId: string
  title: LocalisedText
  dueDay: string
  required: boolean
  step: ReminderStep
}

/** Everything one person is to be reminded of, in one mail. */
export type PersonReminder = {
  personId: string
  name: string
  unitId: string
  email: string
  language: Language
  lines: ReminderLine[]
}

/**
 * Whom to remind at an instant and of what, some people at a time; who was reminded of it already, has no address, or is of a unit where
 * reminders are paused is left out. Nothing is written.
 */
export async function* findReminders(
  db: Database,
  { unitIds }: { unitIds: string[] | 'all' },
  now: Date,
): AsyncGenerator<PersonReminder[]> {
  const calendar = await findWorkingCalendar(db)
  const today = dayOf(now, calendar.timeZone)
  const paused = await findPausedUnits(db, today)
  const programmes = (await listProgrammes(db)).map(({ id, body }) => ({ id, title: body.title }))
  const [first, ...others] = programmes
  if (!first) return
  // The people of each piece are the same in every programme, for they are told apart by their names only.
  const alike = others.map(({ id }) => dutyPieces(db, { programmeId: id, unitIds }, now))
  for await (const piece of dutyPieces(db, { programmeId: first.id, unitIds }, now)) {
    const found = new Map<string, ReminderLine[]>()
    const pieces = [piece, ...(await Promise.all(alike.map(nextPiece)))]
    for (const [place, { id: programmeId, title }] of programmes.entries()) {
      const ground = await findDutyGround(db, programmeId, now)
      const rows = pieces[place] ?? []
      const stood = await standingsOf(db, programmeId, rows)
      for (const row of rows) {
        const known = { programmeId, due: dueDayOf(row, ground, now), standing: stood.get(row.person.id) }
        const { occasion } = occasionOf({ ...known, timeZone: calendar.timeZone }, now)
        const step = occasion && isOfUse(occasion, stepReached(occasion.dueDay, today, calendar), today)
        if (!occasion || !step) continue
        found.set(row.person.id, [...(found.get(row.person.id) ?? []), { ...occasion, title, step }])
      }
    }
    yield addressed(db, found, paused)
  }
}

async function nextPiece(pieces: AsyncGenerator<PersonRows[]>): Promise<PersonRows[]> {
  const { done, value } = await pieces.next()
  return done ? [] : value
}

/** A certificate that nobody asks for is spoken of until it ends, not after. */
export function isOfUse(
  { required, dueDay }: Occasion,
  step: ReminderStep | null,
  /** When it would go. */
  day: string,
): ReminderStep | null {
  return required || day <= dueDay ? step : null
}

async function standingsOf(db: Database, programmeId: string, rows: { person: { id: string } }[]) {
  const personIds = rows.map(({ person }) => person.id)
  if (personIds.length === 0) return new Map<string, typeof standings.$inferSelect>()
  const found = await db
    .select()
    .from(standings)
    .where(and(eq(standings.programmeId, programmeId), inArray(standings.personId, personIds)))
  return new Map(found.map((row) => [row.personId, row]))
}

/** With name, address and language; without what they were reminded of already. */
async function addressed(
  db: Database,
  found: Map<string, ReminderLine[]>,
  paused: Awaited<ReturnType<typeof findPausedUnits>>,
): Promise<PersonReminder[]> {
  const personIds = [...found.keys()]
  if (personIds.length === 0) return []
  const done = await db.select().from(reminders).where(inArray(reminders.personId, personIds))
  const known = new Set(done.map(keyOf))
  const rows = await db
    .select({
      personId: people.id,
      name: people.name,
      unitId: people.unitId,
      email: people.email,
      language: people.language,
      activity: people.activity,
    })
    .from(people)
    .where(inArray(people.id, personIds))
  return rows.flatMap(({ email, activity, ...person }) => {
    if (whyNoReminder({ ...person, email, activity }, paused)) return []
    const lines = (found.get(person.personId) ?? []).filter(
      (line) => !known.has(keyOf({ ...line, personId: person.personId, step: line.step.id })),
    )
    return email && lines.length > 0 ? [{ ...person, email, lines }] : []
  })
}

function keyOf(one: { personId: string; programmeId: string; dueDay: string; step: string }): string {
  return [one.personId, one.programmeId, one.dueDay, one.step].join(' ')
}
