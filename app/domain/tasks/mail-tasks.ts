import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, taskDigests, taskMailChoices } from '#db/schema/index.ts'
import { listEverybodysTasks, type Task } from './list-tasks.ts'
import { taskMail } from './task-mail.ts'
import { taskMailDay } from './task-mail-time.ts'

/** So many mails go into one transaction: the office must not wait long for it. */
const atATime = 25

export type MailTasksOutcome = { kind: 'mailed'; people: number } | { kind: 'not-now' }

/**
 * Puts one mail into the outbox for everybody for whom something waits, who has an address and has not declined. On working days only,
 * and once a day for each person however often and by however many processes it is asked.
 */
export async function mailTasks(db: Database, { baseUrl }: { baseUrl: string }, at: Date): Promise<MailTasksOutcome> {
  const calendar = await findWorkingCalendar(db)
  const day = taskMailDay(at, calendar)
  if (!day) return { kind: 'not-now' }
  const tasks = await listEverybodysTasks(db, at)
  const waitedFor = [...tasks.keys()]
  let mailed = 0
  for (let start = 0; start < waitedFor.length; start += atATime) {
    const some = waitedFor.slice(start, start + atATime)
    mailed += await mailSome(db, new Map(some.map((id) => [id, tasks.get(id) ?? []])), at, {
      day,
      baseUrl,
      timeZone: calendar.timeZone,
    })
  }
  return { kind: 'mailed', people: mailed }
}

function mailSome(
  db: Database,
  tasks: Map<string, Task[]>,
  at: Date,
  { day, baseUrl, timeZone }: { day: string; baseUrl: string; timeZone: string },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const wanted = await tx
      .select({ id: people.id, email: people.email, language: people.language, choice: taskMailChoices.wanted })
      .from(people)
      .leftJoin(taskMailChoices, eq(taskMailChoices.personId, people.id))
      .where(and(inArray(people.id, [...tasks.keys()]), eq(people.activity, 'active'), isNotNull(people.email)))
    let mailed = 0
    for (const { id: personId, email, language, choice } of wanted) {
      const theirs = tasks.get(personId) ?? []
      if (choice === false || !email || theirs.length === 0) continue
      const [first] = await tx
        .insert(taskDigests)
        .values({ personId, day, tasks: theirs.length, queuedAt: at })
        .onConflictDoNothing()
        .returning({ personId: taskDigests.personId })
      if (!first) continue
      await queueMail(tx, { personId, address: email, ...taskMail(theirs, { language, baseUrl, timeZone }) }, at)
      mailed += 1
    }
    if (mailed > 0) {
      const payload = { day, people: mailed }
      await recordEntry(tx, { action: 'tasks.mailed', actor: { kind: 'system' }, subjectId: 'tasks', payload }, at)
    }
    return mailed
  })
}
