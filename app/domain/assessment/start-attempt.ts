import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { findSituation, type Situation } from '#app/domain/certification/find-situation.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { attempts, type Language, type ProgrammeBody } from '#db/schema/index.ts'
import { composePaper } from './compose-paper.ts'
import { finalRefusal, quizRefusal, type StartRefusal } from './may-start.ts'
import { type NextFinal, nextFinal } from './next-final.ts'
import { type Attempt, settleAttempt } from './settle-attempt.ts'

type Start = {
  personId: string
  programmeId: string
  /** `final`, or the id of the course whose quiz it is. */
  part: string
  language: Language
  /** Asked for a final only. */
  honestyAccepted: boolean
}

export type StartAttemptOutcome =
  | { kind: 'started' | 'resumed'; attemptId: string }
  /** `opensAt`: when the pause after a failed final ends, where that is the reason. */
  | { kind: 'refused'; reason: StartRefusal | 'no-such-part' | 'bank-too-small'; opensAt: Date | null }

const millisecondsPerMinute = 60_000

/** Draws a paper and opens an attempt at it, or goes on with the open one. Every limit is checked inside the transaction. */
export function startAttempt(db: Database, start: Start, at: Date): Promise<StartAttemptOutcome> {
  return inTransaction(db, async (tx) => {
    const open = await findOpenAttempt(tx, start)
    if (open && (!open.endsAt || at <= open.endsAt)) return { kind: 'resumed', attemptId: open.id }
    // Its time ran out while nobody looked; it counts before the next one may begin.
    if (open) await settleAttempt(tx, open, at)

    const situation = await findSituation(tx, start, at)
    if (!situation || (start.part !== 'final' && !situation.version.body.modules.includes(start.part))) {
      return refused('no-such-part')
    }
    return start.part === 'final' ? startFinal(tx, start, situation, at) : startQuiz(tx, start, situation, at)
  })
}

async function findOpenAttempt(tx: Transaction, { personId, programmeId, part }: Start): Promise<Attempt | undefined> {
  const theirs = and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId), eq(attempts.part, part))
  const [open] = await tx
    .select()
    .from(attempts)
    .where(and(theirs, isNull(attempts.submittedAt)))
  return open
}

async function startQuiz(tx: Transaction, start: Start, situation: Situation, at: Date): Promise<StartAttemptOutcome> {
  const reason = quizRefusal(situation.standing, situation.cycle, start.part)
  return reason ? refused(reason) : begin(tx, start, situation, null, at)
}

async function startFinal(tx: Transaction, start: Start, situation: Situation, at: Date): Promise<StartAttemptOutcome> {
  const { facts, programme, version, cycle } = situation
  const next = nextFinal(facts, programme, version.body, cycle.since, at)
  const reason = finalRefusal(situation.standing, next, start)
  return reason ? refused(reason, next.opensAt) : begin(tx, start, situation, next.retakes, at)
}

async function begin(
  tx: Transaction,
  start: Start,
  { version, facts }: Situation,
  retakes: NextFinal['retakes'],
  at: Date,
): Promise<StartAttemptOutcome> {
  const { personId, programmeId, part, language } = start
  const drawn = await composePaper(tx, start, retakes, version.body, at)
  if (!drawn) return refused('bank-too-small')

  const id = randomUUID()
  const isFinal = part === 'final'
  const endsAt = isFinal ? endOf(version.body, facts.accommodations.at(-1)?.extraTimePercent ?? 0, at) : null
  await tx.insert(attempts).values({
    id,
    personId,
    programmeId,
    programmeVersionId: version.id,
    part,
    ...drawn,
    retakes,
    language,
    honestyAcceptedAt: isFinal ? at : null,
    startedAt: at,
    endsAt,
  })
  // A millisecond after the last one in which an answer is taken.
  const runAt = endsAt && new Date(endsAt.getTime() + 1)
  if (runAt) await queueWork(tx, { kind: 'settle-attempt', payload: { attemptId: id }, runAt }, at)
  const actor = { kind: 'person', personId } as const
  const payload = { part, programmeVersionId: version.id, paperDigest: sha256(canonicalJson(drawn)) }
  await recordEntry(tx, { action: 'attempt.started', actor, subjectId: id, payload }, at)
  return { kind: 'started', attemptId: id }
}

/** Null when there is no time limit. */
function endOf({ final }: ProgrammeBody, extraTimePercent: number, at: Date): Date | null {
  if (final.timeLimitMinutes <= 0) return null
  const minutes = (final.timeLimitMinutes * (100 + extraTimePercent)) / 100
  return new Date(at.getTime() + Math.ceil(minutes * millisecondsPerMinute))
}

function refused(
  reason: Extract<StartAttemptOutcome, { kind: 'refused' }>['reason'],
  opensAt: Date | null = null,
): StartAttemptOutcome {
  return { kind: 'refused', reason, opensAt }
}
