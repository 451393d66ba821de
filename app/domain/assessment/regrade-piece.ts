import { randomUUID } from 'node:crypto'
import { and, eq, ne, or } from 'drizzle-orm'
import { awardCertificateIfDue } from '#app/domain/certification/award-certificate.ts'
import { refreshStanding } from '#app/domain/certification/refresh-standing.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import type { Transaction } from '#db/handle.ts'
import { attemptRegrades, attempts, type questionCorrections } from '#db/schema/index.ts'
import { findCorrections } from './find-corrections.ts'
import { comesBack, type MarkedAnew, markAnew, passesNow } from './mark-anew.ts'
import { queueRegradeMail } from './queue-regrade-mail.ts'
import { insertReturn } from './return-attempt.ts'

type Correction = typeof questionCorrections.$inferSelect
type Piece = { correction: Correction; attemptIds: string[]; baseUrl: string }

/**
 * The part of regrading that is one transaction: the new marks beside the old ones, what follows from them (a certificate of today, a
 * failed final given back), one mail to each person for whom it matters, and one entry. Leaves alone what was marked by all these keys.
 */
export async function regradePiece(tx: Transaction, piece: Piece, at: Date): Promise<number> {
  const { correction, attemptIds } = piece
  const found = await markAnew(tx, attemptIds, await findCorrections(tx))
  const due = found.filter(
    (one) => !one.correctionIds.includes(correction.id) && !markedByCorrectedKey(one, correction),
  )
  if (due.length === 0) return 0
  const told = new Map<string, string>()
  const certificateIds: string[] = []
  for (const marked of due) {
    const { attempt } = marked
    const matters = passesNow(marked) ? await isWanted(tx, marked) : comesBack(marked)
    // A regrade comes after the one before it, however coarse the clock.
    const regradedAt = new Date(Math.max(at.getTime(), (marked.lastRegradedAt?.getTime() ?? 0) + 1))
    await insertRegrade(tx, marked, correction.id, regradedAt)
    if (passesNow(marked)) certificateIds.push(...(await followPass(tx, marked, regradedAt)))
    else if (comesBack(marked)) {
      const { concernId, correctedBy: returnedBy } = correction
      await insertReturn(tx, { attemptId: attempt.id, concernId, returnedBy }, regradedAt)
    }
    if (matters && (passesNow(marked) || !told.has(attempt.personId))) told.set(attempt.personId, attempt.id)
  }
  for (const [personId, attemptId] of told) await tell(tx, personId, attemptId, piece.baseUrl, at)
  const idsOf = (which: (one: MarkedAnew) => boolean) => due.filter(which).map(({ attempt }) => attempt.id)
  const payload = {
    correctionId: correction.id,
    regraded: idsOf(() => true),
    passed: idsOf(passesNow),
    returned: idsOf(comesBack),
    certificateIds,
  }
  const actor = { kind: 'system' } as const
  await recordEntry(tx, { action: 'attempts.regraded', actor, subjectId: correction.id, payload }, at)
  return due.length
}

/** Handed in after the correction, and marked by it at once. */
function markedByCorrectedKey({ attempt, before, mark }: MarkedAnew, { correctedAt }: Correction): boolean {
  return attempt.submittedAt >= correctedAt && JSON.stringify(before.mark) === JSON.stringify(mark)
}

async function insertRegrade(
  tx: Transaction,
  { attempt, mark, passed }: MarkedAnew,
  correctionId: string,
  regradedAt: Date,
): Promise<void> {
  const regrade = { id: randomUUID(), attemptId: attempt.id, correctionId, mark, passed, regradedAt }
  await tx.insert(attemptRegrades).values(regrade)
}

/** Whoever passed by it is certified from today on, if nothing else is missing; the rules may still be to sign. */
async function followPass(tx: Transaction, { attempt }: MarkedAnew, at: Date): Promise<string[]> {
  const { personId, programmeId, kind } = attempt
  if (kind !== 'final' && kind !== 'update') return []
  const certificateId = kind === 'final' ? await awardCertificateIfDue(tx, { personId, programmeId }, at) : null
  await refreshStanding(tx, personId, programmeId)
  return certificateId ? [certificateId] : []
}

/** Whether a pass is news: no certificate followed, and no other attempt at the same part had passed. */
async function isWanted(tx: Transaction, { attempt, outlived }: MarkedAnew): Promise<boolean> {
  const { id, personId, programmeId, kind, part } = attempt
  if (kind === 'final' || kind === 'update') return !outlived
  const theirs = and(
    eq(attempts.personId, personId),
    eq(attempts.programmeId, programmeId),
    eq(attempts.kind, kind),
    eq(attempts.part, part),
  )
  const passes = await tx
    .select({ id: attempts.id })
    .from(attempts)
    .leftJoin(attemptRegrades, eq(attemptRegrades.attemptId, attempts.id))
    .where(and(theirs, ne(attempts.id, id), or(eq(attempts.passed, true), eq(attemptRegrades.passed, true))))
    .limit(1)
  return passes.length === 0
}

async function tell(tx: Transaction, personId: string, attemptId: string, baseUrl: string, at: Date): Promise<void> {
  const learner = await findPerson(tx, personId)
  if (learner) await queueRegradeMail(tx, { learner, attemptId, baseUrl }, at)
}
