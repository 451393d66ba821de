import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails, people, settings } from '#db/schema/index.ts'
import { queueMail } from '../queue-mail.ts'
import type { Readiness } from './readiness.ts'

const setting = 'test-mail'
const testMailSchema = z.object({ mailId: z.string(), carrier: z.string(), queuedAt: z.iso.datetime() })
/** After so long nobody knows whether mail still leaves. In milliseconds. */
const goodFor = 30 * 24 * 3_600_000
/** Until then a mail that has not left is on its way. In milliseconds. */
const patience = 2 * 60_000

export type SendTestMailOutcome =
  | { kind: 'queued' }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-address-of-yours' | 'test-mail-waiting' }

/**
 * Sends the administrator a mail by the way that all mail takes. `carrier` names the settings of now (server and sender, never a
 * password): once they change, the test no longer counts. For administrators of everything.
 */
export function sendTestMail(
  db: Database,
  { carrier, subject, body }: { carrier: string; subject: string; body: string },
  actor: Actor,
  at: Date,
): Promise<SendTestMailOutcome> {
  return inTransaction(db, async (tx) => {
    if (actor.kind !== 'person' || !(await administersEverything(tx, actor, at))) {
      return { kind: 'refused', reason: 'administrators-only' }
    }
    const { personId } = actor
    const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
    if (!person?.email) return { kind: 'refused', reason: 'no-address-of-yours' }
    const last = await findTestMail(tx)
    const waits = last !== null && last.sentAt === null && at.getTime() - last.queuedAt.getTime() < patience
    if (waits) return { kind: 'refused', reason: 'test-mail-waiting' }

    const mailId = await queueMail(tx, { personId, address: person.email, subject, body }, at)
    const value = { mailId, carrier, queuedAt: at.toISOString() }
    await tx
      .insert(settings)
      .values({ name: setting, value, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
    await recordEntry(tx, { action: 'test-mail.queued', actor, subjectId: 'mail', payload: { carrier } }, at)
    return { kind: 'queued' }
  })
}

/** Done when a test mail left in the last thirty days by the settings of now. Without a mail server it never is. */
export async function isMailTried(db: Database, carrier: string | null, now: Date): Promise<Readiness> {
  const name = 'mail'
  if (carrier === null) return { name, state: 'not-done', finding: 'no-server', since: null }
  const last = await findTestMail(db)
  if (!last) return { name, state: 'not-done', finding: 'never', since: null }
  if (last.carrier !== carrier) return { name, state: 'not-done', finding: 'changed', since: null }
  if (last.sentAt === null) return { name, state: 'not-done', finding: 'waiting', since: last.queuedAt }
  const isOld = now.getTime() - last.sentAt.getTime() > goodFor
  return { name, state: isOld ? 'not-done' : 'done', finding: isOld ? 'old' : 'left', since: last.sentAt }
}

async function findTestMail(db: Database) {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setting))
  if (!row) return null
  const { mailId, carrier, queuedAt } = testMailSchema.parse(row.value)
  const [mail] = await db
    .select({ sentAt: outgoingMails.sentAt })
    .from(outgoingMails)
    .where(eq(outgoingMails.id, mailId))
  return { carrier, queuedAt: new Date(queuedAt), sentAt: mail?.sentAt ?? null }
}
