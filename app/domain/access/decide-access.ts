import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import type { Step } from '#app/domain/certification/remaining-steps.ts'
import type { GateReason, StandingState } from '#app/domain/certification/standing.ts'
import { gateShut } from '#app/domain/office/restored-data.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import type { Database } from '#db/handle.ts'
import { prepareLean } from '#db/prepare-lean.ts'
import { gateTokens, platforms, settings } from '#db/schema/index.ts'
import { gateTokenHash } from './gate-token.ts'

export type GateQuestion = { token: string; person: string; platform: string }

export type Decision =
  | { kind: 'allowed' }
  | { kind: 'refused'; standing: StandingState | null; reason: GateReason; remaining: Step[]; validUntil: Date | null }
  | { kind: 'bad-token' }
  | { kind: 'unknown-platform' }

/** At once where the database answers at once. A failure is thrown or rejected, as it comes. */
export type DecideAccess = (question: GateQuestion, now: Date) => Decision | Promise<Decision>

/**
 * Prepares the one question that a gate asks over and over: is this token good, and is this person allowed? An allowed person costs
 * that one query; only a refusal works out the standing, for its reason and for what is left to do.
 */
export function accessDecider(db: Database): DecideAccess {
  const ask = prepareQuestion(db)
  const hashOf = lastHash()
  return ({ token, person, platform }, now) => {
    // A name that nobody can have is asked about all the same: the answer to a bad token must come first.
    const identifier = foldIdentifier(person) ?? ''
    const answer = ask({ tokenHash: hashOf(token), identifier, platform, now })
    const decide = (given: Answer | undefined) => decideOn(db, given, person, now)
    return answer instanceof Promise ? answer.then(decide) : decide(answer)
  }
}

type Answer = {
  tokenIsGood: boolean | number
  allowed: boolean | number
  shut: boolean | number
  programmeId: string | null
}

function decideOn(db: Database, answer: Answer | undefined, person: string, now: Date): Decision | Promise<Decision> {
  if (!answer?.tokenIsGood) return { kind: 'bad-token' }
  if (answer.allowed && !answer.shut) return { kind: 'allowed' }
  if (!answer.programmeId) return { kind: 'unknown-platform' }
  if (answer.shut) return { kind: 'refused', standing: null, reason: 'gate-shut', remaining: [], validUntil: null }
  return explainRefusal(db, person, answer.programmeId, now)
}

/** A proxy shows the same token every time: the hash of the last one is kept, of others it is made anew. */
function lastHash(): (token: string) => string {
  let last = { token: '', hash: '' }
  return (token) => {
    if (token !== last.token) last = { token, hash: gateTokenHash(token) }
    return last.hash
  }
}

function prepareQuestion(db: Database) {
  const goodToken = db
    .select({ id: gateTokens.id })
    .from(gateTokens)
    .where(and(eq(gateTokens.tokenHash, sql.placeholder('tokenHash')), isNull(gateTokens.revokedAt)))
  const shut = db.select({ name: settings.name }).from(settings).where(eq(settings.name, gateShut))
  const programme = db
    .select({ programmeId: platforms.programmeId })
    .from(platforms)
    .where(eq(platforms.id, sql.placeholder('platform')))
  const query = db
    .select({
      tokenIsGood: sql<boolean | number>`${exists(goodToken)}`,
      allowed: sql<boolean | number>`${exists(allowedQuery(db))}`,
      shut: sql<boolean | number>`${exists(shut)}`,
      programmeId: sql<string | null>`(${programme})`,
    })
    .from(sql`(select 1) as question`)
  return prepareLean(db, { name: 'gate_question', query, columns: ['tokenIsGood', 'allowed', 'shut', 'programmeId'] })
}

async function explainRefusal(db: Database, identifier: string, programmeId: string, now: Date): Promise<Decision> {
  const person = await findPersonByIdentifier(db, identifier)
  if (!person) return { kind: 'refused', standing: null, reason: 'unknown-person', remaining: [], validUntil: null }
  const { state, reason, remaining, validUntil } = await findStanding(db, { personId: person.id, programmeId }, now)
  // The standing can only disagree with the query if something was recorded between the two; the query's word stands.
  return { kind: 'refused', standing: state, reason: reason ?? 'not-certified', remaining, validUntil }
}
