import { randomBytes } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import type { ObjectiveRetake } from '#app/domain/certification/facts.ts'
import type { Situation } from '#app/domain/certification/find-situation.ts'
import type { Transaction } from '#db/handle.ts'
import { type AttemptKind, attempts, type PaperItem, type ProgrammeBody } from '#db/schema/index.ts'
import { drawFinal, drawPreAssessment, drawQuiz, questionKey } from './draw-paper.ts'
import { drawRefresher } from './draw-refresher.ts'
import { drawUpdate } from './draw-update.ts'
import { findBank } from './find-bank.ts'
import { findQuestions } from './find-questions.ts'
import { leaveOutDoubtful } from './leave-out-doubtful.ts'
import { marksOfCycle, weaknessOf } from './weak-objectives.ts'

export type Paper = { seed: string; paper: PaperItem[] }

type Whose = { personId: string; programmeId: string; kind: AttemptKind; part: string }

/** Draws what an attempt asks, from the questions as they are now; null when there are too few of them. */
export async function composePaper(
  tx: Transaction,
  whose: Whose,
  retakes: ObjectiveRetake | null,
  situation: Situation,
  at: Date,
): Promise<Paper | null> {
  const seed = randomBytes(16).toString('hex')
  const paper = await drawPaper(tx, whose, retakes, situation, seed, at)
  return paper && { seed, paper }
}

async function drawPaper(
  tx: Transaction,
  whose: Whose,
  retakes: ObjectiveRetake | null,
  { version: { body }, facts, cycle }: Situation,
  seed: string,
  at: Date,
): Promise<PaperItem[] | null> {
  const { kind, part } = whose
  const ofModule = kind === 'quiz' || kind === 'pre-assessment'
  const bank = await findBank(tx, ofModule ? [part] : body.modules, at)
  const papers = await listPapers(tx, whose)
  if (kind === 'refresher') {
    const seen = await keysOf(tx, papers)
    return drawRefresher(leaveOutDoubtful(bank, 1), body.refresher.draw, {
      seed,
      seen,
      weakness: weaknessOf(marksOfCycle(facts, cycle)),
    })
  }
  // Whatever its kind: what a pre-assessment asked is not asked again first in the quiz.
  const draw = { seed, previous: await keysOf(tx, papers.filter((one) => one.part === part).slice(0, 1)) }
  switch (kind) {
    case 'final':
      return drawFinal(leaveOutDoubtful(bank, blueprintOf(body, retakes)), blueprintOf(body, retakes), draw)
    case 'quiz':
      return drawQuiz(leaveOutDoubtful(bank, body.quiz.draw), body.quiz.draw, draw)
    case 'update':
      return (
        drawUpdate(leaveOutDoubtful(bank, 1), objectivesOf(cycle), draw) ?? drawUpdate(bank, objectivesOf(cycle), draw)
      )
    case 'pre-assessment':
      return drawPreAssessment(leaveOutDoubtful(bank, 1), body.preAssessment.draw, draw)
  }
}

/** One sitting covers whatever is due at its start. A change without an objective is about its module: no objective has that name. */
function objectivesOf({ updatesDue }: Situation['cycle']) {
  return updatesDue.flatMap(({ courseId, objectives }) =>
    (objectives.length > 0 ? objectives : ['']).map((objective) => ({ courseId, objective })),
  )
}

/** A retake asks for the critical questions of its objectives, as many as a whole paper would. */
function blueprintOf(body: ProgrammeBody, retakes: ObjectiveRetake | null) {
  if (!retakes) return body.final.blueprint
  return body.final.blueprint.filter(
    (cell) =>
      cell.critical &&
      retakes.objectives.some((one) => one.courseId === cell.module && one.objective === cell.objective),
  )
}

type KnownPaper = { part: string; paper: PaperItem[] }

/** Every paper that a person had in a programme, the newest first. */
function listPapers(tx: Transaction, { personId, programmeId }: Whose): Promise<KnownPaper[]> {
  return tx
    .select({ part: attempts.part, paper: attempts.paper })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId)))
    .orderBy(desc(attempts.startedAt))
}

async function keysOf(tx: Transaction, papers: KnownPaper[]): Promise<Set<string>> {
  const ids = new Set(papers.flatMap(({ paper }) => paper.map((item) => item.questionVersionId)))
  const questions = await findQuestions(tx, [...ids])
  return new Set([...questions.values()].map(questionKey))
}
