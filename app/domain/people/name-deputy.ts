import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { writtenDay } from '#app/domain/office/written-day.ts'
import { translator } from '#app/locales/translator.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { findGrant, type HeldGrant, partInGrant } from './find-grant.ts'
import type { Person } from './find-person.ts'
import { endAfter, type GrantEndProblem, standInProblem } from './grant-end.ts'
import { findHeldAlready, insertGrant } from './grant-role.ts'
import { actorReaches } from './reaches.ts'
import { unitsOfDeputies } from './units-of-deputies.ts'

type NewDeputy = {
  /** The grant whose holder is to be stood in for. */
  grantId: string
  deputyId: string
  /** YYYY-MM-DD, in the organisation's time zone. */
  lastDay: string
  reason: string
}

export type NameDeputyOutcome =
  | { kind: 'named'; grantId: string }
  | {
      kind: 'refused'
      reason:
        | GrantEndProblem
        | 'no-such-grant'
        | 'no-such-person'
        | 'out-of-reach'
        | 'has-a-deputy'
        | 'deputy-is-holder'
        | 'about-oneself'
        | 'deputy-away'
        | 'deputy-not-near'
        | 'left'
        | 'already-granted'
        | 'already-stands-in'
        | 'longer-than-the-role'
    }

/**
 * Lets somebody stand in for the holder of a role, from now up to and with a day: they reach what the holder reaches. The holder does
 * so, with a person whom the role reaches, or an administrator in their own right, with a person they reach; nobody makes themselves
 * a deputy, and a deputy names none.
 */
export function nameDeputy(db: Database, named: NewDeputy, actor: Actor, at: Date): Promise<NameDeputyOutcome> {
  return inTransaction(db, async (tx) => {
    const grant = await findGrant(tx, named.grantId, at)
    if (!grant) return { kind: 'refused', reason: 'no-such-grant' }
    const [deputy] = await tx.select().from(people).where(eq(people.id, named.deputyId))
    const { timeZone } = await findOrganisation(tx)
    const runsUntil = endAfter(named.lastDay, timeZone)
    const obstacle =
      (await findObstacle(tx, grant, deputy, actor, at)) ??
      standInProblem(named.lastDay, at, timeZone) ??
      (grant.runsUntil && runsUntil > grant.runsUntil ? ('longer-than-the-role' as const) : null)
    if (obstacle || !deputy) return { kind: 'refused', reason: obstacle ?? 'no-such-person' }

    const { role, unitId, holderId } = grant
    const row = { personId: deputy.id, role, unitId, reason: named.reason, runsUntil, deputyForGrantId: grant.id }
    const grantId = await insertGrant(tx, row, actor, at)
    await tellDeputy(tx, deputy, grant, named.lastDay, at)
    const payload = {
      grantId,
      forGrantId: grant.id,
      holderId,
      role,
      unitId,
      lastDay: named.lastDay,
      reason: named.reason,
    }
    await recordEntry(tx, { action: 'deputy.named', actor, subjectId: deputy.id, payload }, at)
    return { kind: 'named', grantId }
  })
}

async function findObstacle(
  tx: Transaction,
  grant: HeldGrant,
  deputy: Person | undefined,
  actor: Actor,
  at: Date,
): Promise<(NameDeputyOutcome & { kind: 'refused' })['reason'] | null> {
  const part = await partInGrant(tx, grant, actor, at)
  if (part !== 'holder' && part !== 'administrator') return 'out-of-reach'
  if (!deputy) return 'no-such-person'
  if (deputy.id === grant.holderId) return 'deputy-is-holder'
  if (actor.kind === 'person' && deputy.id === actor.personId) return 'about-oneself'
  const near =
    (part === 'holder' && (await unitsOfDeputies(tx, grant, null, at)).includes(deputy.unitId)) ||
    (await actorReaches(tx, actor, ['administrator'], deputy.id, at))
  if (!near) return 'deputy-not-near'
  if (deputy.activity === 'left') return 'left'
  if (deputy.activity !== 'active') return 'deputy-away'
  if (grant.deputy) return 'has-a-deputy'
  return findHeldAlready(tx, { personId: deputy.id, role: grant.role, unitId: grant.unitId }, at)
}

async function tellDeputy(tx: Transaction, deputy: Person, grant: HeldGrant, lastDay: string, at: Date): Promise<void> {
  if (!deputy.email) return
  const t = translator(deputy.language)
  const day = writtenDay(lastDay, deputy.language)
  const values = { name: deputy.name, holder: grant.holderName, role: t(`people:role.${grant.role}`), day }
  const mail = { subject: t('deputies:mail.subject', values), body: t('deputies:mail.body', values) }
  await queueMail(tx, { personId: deputy.id, address: deputy.email, ...mail }, at)
}
