import type { QuestionActivity } from '#app/lesson-markup/activity.ts'
import type { FileProblem } from '../syllabus.ts'
import { errorIn, warningIn } from './file-problem.ts'
import type { PlacedQuestion } from './placed-question.ts'
import { textOfHtml } from './text-of-html.ts'

/** A key may be this many times as long as the other options are on average. */
const longestKeyRatio = 1.25

/** The key may be the longest option in this share of a pool; with three options, chance alone gives a third. */
const longestKeyShare = 0.4

/** The key may be the shortest option in this share of a pool. */
const shortestKeyShare = 0.5

/**
 * Length gives answers away: writers qualify the right option until it is the longest, and learners choose the longest (item-writing
 * guideline “keep the length of options about equal”, Haladyna, Downing & Rodriguez 2002).
 * The measure is characters of the option without markup: the key by the mean of the others.
 */
function keyLengthRatio(question: QuestionActivity): number | null {
  const lengths = (correct: boolean) =>
    question.options
      .filter((option) => option.correct === correct)
      .map(({ optionHtml }) => textOfHtml(optionHtml).length)
  const [key, others] = [lengths(true), lengths(false)]
  return key.length === 1 && others.length > 0 ? mean(key) / mean(others) : null
}

/** Whether the key is longer than every other option. */
function keyIsLongest(question: QuestionActivity): boolean {
  const lengths = question.options.map(({ optionHtml, correct }) => ({
    correct,
    length: textOfHtml(optionHtml).length,
  }))
  const longestOther = Math.max(...lengths.filter(({ correct }) => !correct).map(({ length }) => length))
  return lengths.some(({ correct, length }) => correct && length > longestOther)
}

/** Whether the key is shorter than every other option. */
function keyIsShortest(question: QuestionActivity): boolean {
  const lengths = question.options.map(({ optionHtml, correct }) => ({
    correct,
    length: textOfHtml(optionHtml).length,
  }))
  const shortestOther = Math.min(...lengths.filter(({ correct }) => !correct).map(({ length }) => length))
  return lengths.some(({ correct, length }) => correct && length < shortestOther)
}

/** Keys that are conspicuously long: an error in a bank, a warning in a lesson. */
export function checkKeyLengths(placed: readonly PlacedQuestion[]): FileProblem[] {
  return placed.flatMap(({ question, file, line }) => {
    const ratio = keyLengthRatio(question)
    if (ratio === null || ratio <= longestKeyRatio) return []
    const message = `Question “${question.id}”: the right option is ${ratio.toFixed(2)} times as long as the others (at most ${longestKeyRatio}). Shorten it, or lengthen the others.`
    return [
      question.pool === 'practice'
        ? warningIn(file, line, 'length-cue', message)
        : errorIn(file, line, 'length-cue', message),
    ]
  })
}

/** Pools in which choosing the longest option pays (an error), or the shortest (a warning). Fewer than ten questions are too few to say. */
export function checkKeyShares(pool: readonly PlacedQuestion[]): FileProblem[] {
  const [first] = pool
  if (!first || pool.length < 10) return []
  const share = (isSo: (question: QuestionActivity) => boolean) =>
    pool.filter(({ question }) => isSo(question)).length / pool.length
  const [longest, shortest] = [share(keyIsLongest), share(keyIsShortest)]
  const say = (which: string, found: number, most: number) =>
    `The right option is the ${which} in ${percent(found)} of ${pool.length} questions; at most ${percent(most)} are wanted.`
  if (longest > longestKeyShare) return [errorIn(first.file, 1, 'length-cue', say('longest', longest, longestKeyShare))]
  if (shortest > shortestKeyShare)
    return [warningIn(first.file, 1, 'length-cue', say('shortest', shortest, shortestKeyShare))]
  return []
}

function percent(share: number) {
  return `${Math.round(100 * share)} %`
}

function mean(values: number[]) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
