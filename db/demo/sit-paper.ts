import type { Question } from '#app/domain/assessment/find-questions.ts'
import type { PaperItem } from '#db/schema/index.ts'
import { between } from './demo-chance.ts'
import type { ExamResult } from './demo-step.ts'

type Answer = { questionVersionId: string; optionId: string }

/** Answers a drawn paper, from its key, so that it ends as the story wants. `passPercent` is the paper's pass mark. */
export function sitPaper(
  paper: PaperItem[],
  keys: Map<string, Question>,
  sitting: { result: ExamResult; passPercent: number; staffNumber: string },
): Answer[] {
  const wrong = chooseWrong(paper, keys, sitting)
  return paper.map(({ questionVersionId, optionIds }) => {
    const key = keys.get(questionVersionId)?.correctOptionId
    const optionId = optionIds.find((id) => (id === key) !== wrong.has(questionVersionId))
    if (optionId === undefined) throw new Error(`Question version ${questionVersionId} has no such option`)
    return { questionVersionId, optionId }
  })
}

function chooseWrong(
  paper: PaperItem[],
  keys: Map<string, Question>,
  { result, passPercent, staffNumber }: { result: ExamResult; passPercent: number; staffNumber: string },
): Set<string> {
  const ids = paper.map((item) => item.questionVersionId).sort()
  const critical = ids.filter((id) => keys.get(id)?.critical)
  const others = ids.filter((id) => !keys.get(id)?.critical)
  const mayBeWrong = Math.floor((paper.length * (100 - passPercent)) / 100)
  switch (result) {
    case 'pass':
      return new Set(
        others.slice(0, between(0, Math.min(mayBeWrong, others.length), 'slips', staffNumber, ids[0] ?? '')),
      )
    case 'fail':
      // A retake asks for critical questions only.
      return new Set([...others, ...critical].slice(0, mayBeWrong + between(1, 4, 'fails', staffNumber)))
    case 'criticals':
      return new Set(critical.slice(0, 1))
  }
}
