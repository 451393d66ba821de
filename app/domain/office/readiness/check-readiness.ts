import { desc, isNull } from 'drizzle-orm'
import { listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { listTopAdministrators } from '#app/domain/people/administers-everything.ts'
import type { Database } from '#db/handle.ts'
import { gateTokens, rulesActivations } from '#db/schema/index.ts'
import { findOrganisation } from '../organisation.ts'
import { isBackupProved, isSigningKeyKept } from './backup-proof.ts'
import { areFocalPointsNamed } from './focal-points-named.ts'
import { isMailTried } from './mail-tried.ts'
import type { Readiness } from './readiness.ts'

/** What this process knows of its own settings. */
export type ReadinessSettings = {
  /** Names the mail server and the sender; null where mail becomes files. */
  carrier: string | null
  /** Whether PostgreSQL has the data. */
  postgres: boolean
}

/** A gate that was silent for longer may be no gate any more. In milliseconds. */
const longestSilence = 24 * 3_600_000

/** What must be seen to before a gate shuts anybody out, each with what shows it. Nothing is done by assumption. */
export async function checkReadiness(
  db: Database,
  { carrier, postgres }: ReadinessSettings,
  now: Date,
): Promise<Readiness[]> {
  return [
    await isMailTried(db, carrier, now),
    await areRulesLive(db),
    await areAdministratorsTwo(db, now),
    await areFocalPointsNamed(db, now),
    await areHolidaysKnown(db, now),
    await areLegalFactsConfirmed(db, now),
    await areGatesHeard(db, now),
    await isSigningKeyKept(db, postgres),
    await isBackupProved(db, postgres, now),
  ]
}

async function areRulesLive(db: Database): Promise<Readiness> {
  const [live] = await db
    .select({ since: rulesActivations.activatedAt })
    .from(rulesActivations)
    .orderBy(desc(rulesActivations.activatedAt))
    .limit(1)
  if (!live) return { name: 'rules', state: 'not-done', finding: 'draft', since: null }
  return { name: 'rules', state: 'done', finding: 'live', since: live.since }
}

/** One who stays, and another for when that one is ill. */
async function areAdministratorsTwo(db: Database, now: Date): Promise<Readiness> {
  const name = 'administrators'
  const permanent = (await listTopAdministrators(db, now)).filter(({ runsUntil }) => runsUntil === null)
  const count = new Set(permanent.map(({ personId }) => personId)).size
  if (count < 2) return { name, state: 'not-done', finding: 'alone', since: null, values: { count } }
  return { name, state: 'done', finding: 'several', since: null, values: { count } }
}

/** An administrator has gone through those of this year and the next: due days of the one are reckoned in the other. */
async function areHolidaysKnown(db: Database, now: Date): Promise<Readiness> {
  const name = 'holidays'
  const { holidayYears, timeZone } = await findOrganisation(db)
  const thisYear = Number(dayOf(now, timeZone).slice(0, 4))
  const missing = [thisYear, thisYear + 1].filter((year) => !holidayYears.includes(year))
  if (missing.length === 0) return { name, state: 'done', finding: 'known', since: null }
  return {
    name,
    state: 'not-done',
    finding: 'missing',
    since: null,
    details: missing.map((year) => ({ text: `${year}` })),
  }
}

/** Done when the register calls nothing pending that no legal reviewer has confirmed. */
async function areLegalFactsConfirmed(db: Database, now: Date): Promise<Readiness> {
  const name = 'legal-facts'
  const facts = await listLegalFacts(db, now)
  if (facts.length === 0) return { name, state: 'not-done', finding: 'no-register', since: null }
  const pending = facts.filter((fact) => fact.state === 'pending' && fact.reviewState !== 'confirmed')
  if (pending.length === 0) return { name, state: 'done', finding: 'confirmed', since: null }
  const details = pending.map(({ instrument, provision }) => ({
    text: [instrument, provision].filter(Boolean).join(', '),
  }))
  return { name, state: 'not-done', finding: 'pending', since: null, values: { count: pending.length }, details }
}

/** Done when every gate that holds a token has shown it within a day. */
async function areGatesHeard(db: Database, now: Date): Promise<Readiness> {
  const tokens = await db.select().from(gateTokens).where(isNull(gateTokens.revokedAt))
  const name = 'gates'
  if (tokens.length === 0) return { name, state: 'not-done', finding: 'none', since: null }
  const silent = tokens.filter(
    ({ lastUsedAt }) => lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > longestSilence,
  )
  const details = tokens.map((token) => ({ text: token.name, at: token.lastUsedAt }))
  if (silent.length > 0) {
    return { name, state: 'not-done', finding: 'silent', since: null, values: { count: silent.length }, details }
  }
  const oldest = new Date(Math.min(...tokens.map(({ lastUsedAt }) => Number(lastUsedAt))))
  return { name, state: 'done', finding: 'heard', since: oldest, details }
}
