import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { findSituation, type Situation } from '#app/domain/certification/find-situation.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type AttemptKind, attempts, type Language, type ProgrammeBody } from '#db/schema/index.ts'
import { composePaper } from './compose-paper.ts'
import { findSupervisionCode, isSupervised } from './find-supervision.ts'
import {
  finalRefusal,
  preAssessmentRefusal,
  quizRefusal,
  refresherRefusal,
  type StartRefusal,
  updateRefusal,
} from './may-start.ts'
import { type NextFinal, nextFinal } from './next-final.ts'
import { type Attempt, settleAttempt } from './settle-attempt.ts'

type Start = {
  personId: string
  programmeId: string
  kind: AttemptKind
  /** The id of the course that a quiz or pre-assessment is about; else the same as the kind. */
  part: string
  language: Language
  /** Asked for a final only. */
  honestyAccepted: boolean
  /** The invigilator's, as it was typed; asked for where the final is supervised. */
  supervisionCode?: string
}

export type StartAttemptOutcome =
  | { kind: 'started' | 'resumed'; attemptId: string }
  /** `opensAt`: when the pause after a failed final or update ends, where that is the reason. */
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
    if (!situation || !isPart(start, situation)) return refused('no-such-part')
    if (start.kind === 'final') return startFinal(tx, start, situation, at)
    const refusal = refusalOf(start, situation, at)
    return refusal ? refused(refusal.reason, refusal.opensAt) : begin(tx, start, situation, null, at)
  })
}

async function findOpenAttempt(tx: Transaction, start: Start): Promise<Attempt | undefined> {
  const { personId, programmeId, kind, part } = start
  const theirs = and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId))
  const [open] = await tx
    .select()
    .from(attempts)
    .where(and(theirs, eq(attempts.kind, kind), eq(attempts.part, part), isNull(attempts.submittedAt)))
  return open
}

function isPart({ kind, part }: Start, { version }: Situation): boolean {
  if (kind === 'final' || kind === 'refresher' || kind === 'update') return part === kind
  return version.body.modules.includes(part)
}

function refusalOf(
  { kind, part }: Pick<Start, 'kind' | 'part'>,
  situation: Situation,
  at: Date,
): { reason: StartRefusal; opensAt: Date | null } | null {
  if (kind === 'update') return updateRefusal(situation, at)
  const reason =
    kind === 'quiz'
      ? quizRefusal(situation.standing, situation.cycle, part)
      : kind === 'refresher'
        ? refresherRefusal(situation.standing)
        : preAssessmentRefusal(situation, part)
  return reason && { reason, opensAt: null }
}

async function startFinal(tx: Transaction, start: Start, situation: Situation, at: Date): Promise<StartAttemptOutcome> {
  const { facts, programme, version, cycle } = situation
  const next = nextFinal(facts, programme, version.body, cycle.since, at)
  const reason = finalRefusal(situation.standing, next, start)
  if (reason) return refused(reason, next.opensAt)
  if (!(await isSupervised(tx, start.personId, version.body.final.supervised)))
    return begin(tx, start, situation, next.retakes, at)
  const typed = start.supervisionCode ?? ''
  const supervisionCodeId = typed && (await findSupervisionCode(tx, { ...start, typed }, at))
  if (!supervisionCodeId) return refused(typed ? 'supervision-code-wrong' : 'supervision-code-missing')
  return begin(tx, start, situation, next.retakes, at, supervisionCodeId)
}

async function begin(
  tx: Transaction,
  start: Start,
  situation: Situation,
  retakes: NextFinal['retakes'],
  at: Date,
  supervisionCodeId: string | null = null,
): Promise<StartAttemptOutcome> {
  const { personId, programmeId, kind, part, language } = start
  const { version, facts } = situation
  const drawn = await composePaper(tx, start, retakes, situation, at)
  if (!drawn) return refused('bank-too-small')

  const id = randomUUID()
  const isFinal = kind === 'final'
  const endsAt = isFinal ? endOf(version.body, facts.accommodations.at(-1)?.extraTimePercent ?? 0, at) : null
  await tx.insert(attempts).values({
    id,
    personId,
    programmeId,
    programmeVersionId: version.id,
    kind,
    part,
    ...drawn,
    retakes,
    language,
    honestyAcceptedAt: isFinal ? at : null,
    supervisionCodeId,
    startedAt: at,
    endsAt,
  })
  // A millisecond after the last one in which an answer is taken.
  const runAt = endsAt && new Date(endsAt.getTime() + 1)
  if (runAt) await queueWork(tx, { kind: 'settle-attempt', payload: { attemptId: id }, runAt }, at)
  const actor = { kind: 'person', personId } as const
  const payload = {
    kind,
    part,
    programmeVersionId: version.id,
    paperDigest: sha256(canonicalJson(drawn)),
    supervisionCodeId,
  }
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
