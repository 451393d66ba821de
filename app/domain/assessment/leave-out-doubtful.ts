import type { BlueprintCell } from '#db/schema/index.ts'
import type { BankQuestion } from './draw-paper.ts'

/**
 * A bank without the questions that rest on a fact of law found wrong, as far as a paper can do without them: of a final's cell, or a
 * quiz, that would otherwise be too small, as few as it lacks stay. `needs`: what is to be drawn; a blueprint, or so many of a quiz pool.
 */
export function leaveOutDoubtful<Question extends BankQuestion>(
  bank: Question[],
  needs: BlueprintCell[] | number,
): Question[] {
  const doubtful = bank.filter((question) => question.underReview)
  if (doubtful.length === 0) return bank
  const sound = bank.filter((question) => !question.underReview)
  if (typeof needs === 'number') {
    const quiz = (questions: Question[]) => questions.filter(({ pool }) => pool === 'quiz')
    return [...sound, ...lacking(quiz(doubtful), needs - quiz(sound).length)]
  }
  const kept = needs.flatMap((cell) => {
    const inCell = (questions: Question[]) =>
      questions.filter(
        ({ pool, courseId, objective, critical }) =>
          pool === 'final' && courseId === cell.module && objective === cell.objective && critical === cell.critical,
      )
    return lacking(inCell(doubtful), cell.draw - inCell(sound).length)
  })
  return [...sound, ...new Set(kept)]
}

function lacking<Question>(questions: Question[], count: number): Question[] {
  return questions.slice(0, Math.max(0, count))
}
