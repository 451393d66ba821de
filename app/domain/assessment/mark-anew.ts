import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { applyRegrades } from '#app/domain/certification/apply-regrades.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import { answers, attemptRegrades, attemptReturns, attempts, certificates, type Mark } from '#db/schema/index.ts'
import { type Corrections, correctedKeys } from './find-corrections.ts'
import { findQuestions } from './find-questions.ts'
import { isPass, markAnswers } from './mark-answers.ts'
import type { Attempt } from './settle-attempt.ts'

/** A paper marked once more. */
export type MarkedAnew = {
  attempt: Attempt & { submittedAt: Date; mark: Mark; passed: boolean }
  /** What counted until now: its own mark, or that of an earlier regrade. */
  before: { mark: Mark; passed: boolean }
  mark: Mark
  /** By this mark alone. */
  passed: boolean
  /** The newest regrade so far; null for none. */
  lastRegradedAt: Date | null
  /** For which corrections it was marked anew already. */
  correctionIds: string[]
  /** It was followed by a certificate: nothing hangs on it any more. */
  outlived: boolean
  returned: boolean
}

/** Marks attempts that were handed in once more, each by its own version of the programme and by the keys as they are corrected. */
export async function markAnew(db: Database, attemptIds: string[], corrections: Corrections): Promise<MarkedAnew[]> {
  const rows = await db
    .select()
    .from(attempts)
    .where(and(inArray(attempts.id, attemptIds), isNotNull(attempts.submittedAt)))
  const papers = rows.flatMap(({ paper }) => paper.map(({ questionVersionId }) => questionVersionId))
  const keys = correctedKeys(await findQuestions(db, [...new Set(papers)]), corrections)
  const chosen = await findAnswers(db, attemptIds)
  const regrades = await db.select().from(attemptRegrades).where(inArray(attemptRegrades.attemptId, attemptIds))
  const returned = new Set(await findReturned(db, attemptIds))
  const outlived = new Set(await findOutlived(db, attemptIds))
  const marked: MarkedAnew[] = []
  for (const row of rows) {
    const { id, kind, paper, retakes, programmeVersionId, submittedAt } = row
    if (!submittedAt || !row.mark || row.passed === null) continue
    const attempt = { ...row, submittedAt, mark: row.mark, passed: row.passed }
    const theirs = regrades.filter(({ attemptId }) => attemptId === id)
    const [before = attempt] = applyRegrades([attempt], theirs)
    const mark = markAnswers(paper, chosen.get(id) ?? new Map(), keys)
    const last = Math.max(0, ...theirs.map(({ regradedAt }) => regradedAt.getTime()))
    marked.push({
      attempt,
      before: { mark: before.mark, passed: before.passed },
      mark,
      passed: isPass(mark, { kind, retake: retakes !== null }, await findProgrammeBody(db, programmeVersionId)),
      lastRegradedAt: last > 0 ? new Date(last) : null,
      correctionIds: theirs.map(({ correctionId }) => correctionId),
      outlived: outlived.has(id),
      returned: returned.has(id),
    })
  }
  return marked
}

/** Whether somebody passes by this who had not. */
export function passesNow({ before, passed }: MarkedAnew): boolean {
  return !before.passed && passed
}

/** Whether a spent final, or an update with its pause, is given back: failed before and after, and still of weight. */
export function comesBack({ attempt, before, passed, outlived, returned }: MarkedAnew): boolean {
  return (attempt.kind === 'final' || attempt.kind === 'update') && !before.passed && !passed && !outlived && !returned
}

async function findAnswers(db: Database, attemptIds: string[]): Promise<Map<string, Map<string, string>>> {
  const rows = await db.select().from(answers).where(inArray(answers.attemptId, attemptIds))
  const chosen = new Map<string, Map<string, string>>()
  for (const { attemptId, questionVersionId, optionId } of rows) {
    const theirs = chosen.get(attemptId) ?? new Map<string, string>()
    chosen.set(attemptId, theirs.set(questionVersionId, optionId))
  }
  return chosen
}

async function findReturned(db: Database, attemptIds: string[]): Promise<string[]> {
  const rows = await db
    .select({ attemptId: attemptReturns.attemptId })
    .from(attemptReturns)
    .where(inArray(attemptReturns.attemptId, attemptIds))
  return rows.map(({ attemptId }) => attemptId)
}

async function findOutlived(db: Database, attemptIds: string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: attempts.id })
    .from(attempts)
    .innerJoin(
      certificates,
      and(
        eq(certificates.personId, attempts.personId),
        eq(certificates.programmeId, attempts.programmeId),
        gt(certificates.issuedAt, attempts.startedAt),
      ),
    )
    .where(inArray(attempts.id, attemptIds))
  return rows.map(({ id }) => id)
}
