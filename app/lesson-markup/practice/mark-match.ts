import type { MatchActivity } from '../activity.ts'
import { type FormValues, firstValueOf } from './form-values.ts'
import type { MatchResponse, Reading } from './response.ts'

export type MatchFeedback = {
  kind: 'match'
  finished: true
  right: boolean
  rightCount: number
  pairs: PairFeedback[]
}

export type PairFeedback = {
  id: string
  pairHtml: string
  becauseHtml: string
  /** The words of the card that was chosen, and of the one that fits. */
  chosenText: string
  fittingText: string
  right: boolean
}

/** The field in which the card for a pair is chosen. */
export function cardField(pairId: string): string {
  return `card-${pairId}`
}

/** Reads the cards chosen: one field for each pair, see `cardField`; `go=again` clears. */
export function readMatchResponse(match: MatchActivity, values: FormValues): Reading<MatchResponse> {
  if (firstValueOf(values, 'go') === 'again') return { kind: 'cleared' }
  const chosen = match.pairs.map(({ id }) => ({ pair: id, card: firstValueOf(values, cardField(id)) || null }))
  const cards = new Set(match.cards.map(({ id }) => id))
  const stranger = chosen.find(({ card }) => card !== null && !cards.has(card))
  if (stranger) {
    return { kind: 'refused', problem: { field: cardField(stranger.pair), code: 'unknown-choice' }, response: null }
  }
  const response = { kind: 'match' as const, chosen }
  const open = chosen.find(({ card }) => card === null)
  return open
    ? { kind: 'refused', problem: { field: cardField(open.pair), code: 'choose-every' }, response }
    : { kind: 'answered', response }
}

/** What to tell the learner about each pair; null when the answer is incomplete or does not fit the activity (any more). */
export function markMatchResponse(match: MatchActivity, { chosen }: MatchResponse): MatchFeedback | null {
  if (chosen.length !== match.pairs.length) return null
  const textOf = new Map(match.cards.map(({ id, cardText }) => [id, cardText]))
  const pairs: PairFeedback[] = []
  for (const { id, pairHtml, becauseHtml, card } of match.pairs) {
    const choice = chosen.find(({ pair }) => pair === id)?.card ?? null
    const chosenText = choice === null ? undefined : textOf.get(choice)
    if (chosenText === undefined) return null
    pairs.push({ id, pairHtml, becauseHtml, chosenText, fittingText: textOf.get(card) ?? '', right: choice === card })
  }
  const rightCount = pairs.filter(({ right }) => right).length
  return { kind: 'match', finished: true, right: rightCount === pairs.length, rightCount, pairs }
}
