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
import { gateTokens, type PlatformMode, platforms, settings } from '#db/schema/index.ts'
import { type GateNotebook, gateNotebook } from './gate-notes.ts'
import { gateTokenHash } from './gate-token.ts'
import { findMode } from './list-modes.ts'
import { findPlatform, type Platform } from './list-platforms.ts'

export type GateQuestion = { token: string; person: string; platform: string }

/** Why somebody may not pass, and what is left to do. Null where there is none. */
type Ruling = { standing: StandingState | null; reason: GateReason; remaining: Step[]; validUntil: Date | null }

export type Decision =
  | { kind: 'allowed' }
  /** May not pass, but is let through because nothing is enforced there yet. */
  | ({ kind: 'let-through'; mode: Exclude<PlatformMode, 'enforce'> } & Ruling)
  | ({ kind: 'refused' } & Ruling)
  | { kind: 'bad-token' }
  | { kind: 'unknown-platform' }

/** At once where the database answers at once. A failure is thrown or rejected, as it comes. */
export type DecideAccess = (question: GateQuestion, now: Date) => Decision | Promise<Decision>

/** Decisions about a person, or about all gates: they hold in every mode, and are not counted, for a count could be about one person. */
const alwaysEnforced: GateReason[] = ['gate-shut', 'left', 'suspended', 'revoked']

/**
 * Prepares the one question that a gate asks over and over: is this token good, and is this person allowed? An allowed person costs
 * that one query; only a refusal works out the standing, for its reason and for what is left to do, and looks up the mode.
 */
export function accessDecider(db: Database, notebook: GateNotebook = gateNotebook()): DecideAccess {
  const ask = prepareQuestion(db)
  const hashOf = lastHash()
  return ({ token, person, platform }, now) => {
    // A name that nobody can have is asked about all the same: the answer to a bad token must come first.
    const identifier = foldIdentifier(person) ?? ''
    const tokenHash = hashOf(token)
    const answer = ask({ tokenHash, identifier, platform, now })
    const decide = (given: Answer | undefined): Decision | Promise<Decision> => {
      if (!given?.tokenIsGood) return { kind: 'bad-token' }
      notebook.noteUse(tokenHash, now)
      if (given.allowed && given.programmeId && !given.shut) return { kind: 'allowed' }
      return explainRefusal(db, notebook, { person, platform, shut: Boolean(given.shut) }, now)
    }
    return answer instanceof Promise ? answer.then(decide) : decide(answer)
  }
}

type Answer = {
  tokenIsGood: boolean | number
  allowed: boolean | number
  shut: boolean | number
  programmeId: string | null
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
  // Of a platform that a certificate alone opens. Of others there is none, and the slow way says why.
  const programme = db
    .select({ programmeId: platforms.programmeId })
    .from(platforms)
    .where(
      and(eq(platforms.id, sql.placeholder('platform')), isNull(platforms.closedAt), eq(platforms.needsGrant, false)),
    )
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

async function explainRefusal(
  db: Database,
  notebook: GateNotebook,
  asked: { person: string; platform: string; shut: boolean },
  now: Date,
): Promise<Decision> {
  const platform = await findPlatform(db, asked.platform)
  if (!platform || platform.closedAt) return { kind: 'unknown-platform' }
  if (asked.shut) return { kind: 'refused', ...nothingKnown('gate-shut') }
  const person = await findPersonByIdentifier(db, asked.person)
  const ruling = person ? await ruleOn(db, platform, person.id, now) : nothingKnown('unknown-person')
  if (alwaysEnforced.includes(ruling.reason)) return { kind: 'refused', ...ruling }

  const { mode, fromUnitId } = await findMode(db, { platformId: platform.id, unitId: person?.unitId ?? null }, now)
  const unitId = person?.unitId ?? fromUnitId
  if (unitId !== null) notebook.noteRefusal({ platformId: platform.id, unitId, mode, reason: ruling.reason })
  return mode === 'enforce' ? { kind: 'refused', ...ruling } : { kind: 'let-through', mode, ...ruling }
}

async function ruleOn(db: Database, platform: Platform, personId: string, now: Date): Promise<Ruling> {
  const { programmeId } = platform
  const { state, reason, remaining, validUntil } = await findStanding(db, { personId, programmeId }, now)
  // The standing can only disagree with the query if something was recorded between the two; the query's word stands.
  const otherwise = platform.needsGrant ? 'no-grant' : 'not-certified'
  return { standing: state, reason: reason ?? otherwise, remaining, validUntil }
}

function nothingKnown(reason: GateReason): Ruling {
  return { standing: null, reason, remaining: [], validUntil: null }
}
