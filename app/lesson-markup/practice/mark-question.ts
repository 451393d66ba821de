import type { QuestionActivity } from '../activity.ts'
import { type FormValues, firstValueOf, valuesOf } from './form-values.ts'
import type { QuestionResponse, Reading } from './response.ts'

export type QuestionFeedback = {
  kind: 'question'
  finished: true
  right: boolean
  result: 'right' | 'partly' | 'wrong'
  /** How many options were judged rightly: chosen when right, left when wrong. */
  rightCount: number
  options: OptionFeedback[]
}

export type OptionFeedback = {
  id: string
  optionHtml: string
  becauseHtml: string
  chosen: boolean
  verdict: 'chosenRight' | 'chosenWrong' | 'missed' | 'leftRightly'
}

/** Reads a learner's answer. Fields: `choice` (one value, or several when all that apply are asked for); `go=again` clears. */
export function readQuestionResponse(question: QuestionActivity, values: FormValues): Reading<QuestionResponse> {
  if (firstValueOf(values, 'go') === 'again') return { kind: 'cleared' }
  const chosen = valuesOf(values, 'choice')
  const refuse = (code: 'choose-one' | 'choose-some' | 'unknown-choice') =>
    ({ kind: 'refused', problem: { field: 'choice', code }, response: null }) as const
  if (chosen.length === 0) return refuse(question.selection === 'single' ? 'choose-one' : 'choose-some')
  if (!chosen.every((id) => question.options.some((option) => option.id === id))) return refuse('unknown-choice')
  if (question.selection === 'single' && chosen.length > 1) return refuse('choose-one')
  return { kind: 'answered', response: { kind: 'question', chosen } }
}

/** What to tell the learner about each option; null when the answer does not fit the question (any more). */
export function markQuestionResponse(
  question: QuestionActivity,
  { chosen }: QuestionResponse,
): QuestionFeedback | null {
  const known = question.options.map(({ id }) => id)
  if (chosen.length === 0 || !chosen.every((id) => known.includes(id))) return null
  if (question.selection === 'single' && chosen.length !== 1) return null
  const options = question.options.map(({ id, optionHtml, becauseHtml, correct }) => {
    const isChosen = chosen.includes(id)
    return { id, optionHtml, becauseHtml, chosen: isChosen, verdict: verdictOn(isChosen, correct) }
  })
  const rightCount = options.filter(({ verdict }) => verdict === 'chosenRight' || verdict === 'leftRightly').length
  const right = rightCount === options.length
  const foundSome = options.some(({ verdict }) => verdict === 'chosenRight')
  return {
    kind: 'question',
    finished: true,
    right,
    result: right ? 'right' : foundSome && question.selection === 'multiple' ? 'partly' : 'wrong',
    rightCount,
    options,
  }
}

function verdictOn(chosen: boolean, correct: boolean): OptionFeedback['verdict'] {
  if (chosen) return correct ? 'chosenRight' : 'chosenWrong'
  return correct ? 'missed' : 'leftRightly'
}

/**
 * The options in the order in which a learner sees them: by their ids, which are made from words. So authors may write the right
 * one first without giving it away, and the order is the same at every visit and in every language.
 */
export function presentedOptions<Option extends { id: string }>(options: readonly Option[]): Option[] {
  return [...options].sort((one, other) => (one.id < other.id ? -1 : 1))
}
