import { randomBytes } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import type { ObjectiveRetake } from '#app/domain/certification/facts.ts'
import type { Transaction } from '#db/handle.ts'
import { attempts, type PaperItem, type ProgrammeBody } from '#db/schema/index.ts'
import { drawFinal, drawQuiz, questionKey } from './draw-paper.ts'
import { findBank } from './find-bank.ts'
import { findQuestions } from './find-questions.ts'

export type Paper = { seed: string; paper: PaperItem[] }

/** Draws what an attempt at this part asks, from the questions as they are now; null when there are too few of them. */
export async function composePaper(
  tx: Transaction,
  whose: { personId: string; programmeId: string; part: string },
  retakes: ObjectiveRetake | null,
  body: ProgrammeBody,
  at: Date,
): Promise<Paper | null> {
  const { part } = whose
  const seed = randomBytes(16).toString('hex')
  const draw = { seed, previous: await findPreviousQuestions(tx, whose) }
  const bank = await findBank(tx, part === 'final' ? body.modules : [part], at)
  const paper =
    part === 'final' ? drawFinal(bank, blueprintOf(body, retakes), draw) : drawQuiz(bank, body.quiz.draw, draw)
  return paper && { seed, paper }
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

async function findPreviousQuestions(
  tx: Transaction,
  { personId, programmeId, part }: { personId: string; programmeId: string; part: string },
): Promise<Set<string>> {
  const [previous] = await tx
    .select({ paper: attempts.paper })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId), eq(attempts.part, part)))
    .orderBy(desc(attempts.startedAt))
    .limit(1)
  if (!previous) return new Set()
  const questions = await findQuestions(
    tx,
    previous.paper.map((item) => item.questionVersionId),
  )
  return new Set([...questions.values()].map(questionKey))
}
