import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { findOffice } from '#app/domain/tasks/find-office.ts'
import { mapOffice, type OfficeMap } from '#app/domain/tasks/who-has-a-task.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, reminderCopies, reminders } from '#db/schema/index.ts'
import { copyMail } from './reminder-mail.ts'
import { reminderSteps } from './reminder-steps.ts'

/** Tells managers how many of their people were reminded today after the day: one mail each. Answers how many. */
export async function sendCopies(
  db: Database,
  { baseUrl, today }: { baseUrl: string; today: string },
  at: Date,
): Promise<number> {
  const copied = reminderSteps.filter(({ copies }) => copies > 0).map(({ id }) => id)
  const late = await db
    .select({ personId: people.id, unitId: people.unitId, step: reminders.step })
    .from(reminders)
    .innerJoin(people, eq(people.id, reminders.personId))
    .where(and(eq(reminders.day, today), eq(reminders.required, true), inArray(reminders.step, copied)))
  if (late.length === 0) return 0
  const office = mapOffice(await findOffice(db, at), at)
  const counts = new Map<string, Set<string>>()
  for (const { personId, unitId, step } of late) {
    const copies = reminderSteps.find(({ id }) => id === step)?.copies ?? 0
    for (const managerId of managersOf(office, { personId, unitId, copies })) {
      counts.set(managerId, (counts.get(managerId) ?? new Set()).add(personId))
    }
  }
  const numbers = new Map([...counts].map(([managerId, theirs]) => [managerId, theirs.size]))
  return sendTo(db, numbers, { baseUrl, today }, at)
}

/** The nearest managers with somebody present, and for the second level those above them as well. Nobody is told about themselves. */
export function managersOf(
  office: Pick<OfficeMap, 'above' | 'holdersOf'>,
  { personId, unitId, copies }: { personId: string; unitId: string; copies: number },
): string[] {
  const steps = office
    .above(unitId)
    .map((above) => office.holdersOf(['manager'], above).map((holder) => holder.personId))
    .map((ids) => ids.filter((id) => id !== personId))
    .filter((ids) => ids.length > 0)
  return [...new Set(steps.slice(0, copies).flat())]
}

function sendTo(
  db: Database,
  counts: Map<string, number>,
  { baseUrl, today }: { baseUrl: string; today: string },
  at: Date,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const managers = await tx
      .select({ id: people.id, name: people.name, email: people.email, language: people.language })
      .from(people)
      .where(and(inArray(people.id, [...counts.keys()]), eq(people.activity, 'active'), isNotNull(people.email)))
    let sent = 0
    for (const { id, name, email, language } of managers) {
      const count = counts.get(id) ?? 0
      const [first] = await tx
        .insert(reminderCopies)
        .values({ personId: id, day: today, people: count, queuedAt: at })
        .onConflictDoNothing()
        .returning({ personId: reminderCopies.personId })
      if (!first || !email) continue
      await queueMail(tx, { personId: id, address: email, ...copyMail({ name, language, count }, { baseUrl }) }, at)
      sent += 1
    }
    if (sent > 0) {
      const payload = { day: today, managers: sent }
      await recordEntry(
        tx,
        { action: 'reminders.copied', actor: { kind: 'system' }, subjectId: 'reminders', payload },
        at,
      )
    }
    return sent
  })
}
