import type { RedactActivity } from '../activity.ts'
import { type FormValues, firstValueOf, valuesOf } from './form-values.ts'
import type { Reading, RedactResponse } from './response.ts'

export type RedactFeedback = {
  kind: 'redact'
  finished: true
  right: boolean
  found: number
  toFind: number
  tickedNeedlessly: number
  spots: SpotFeedback[]
}

export type SpotFeedback = {
  id: string
  number: number
  spotKind: RedactActivity['spots'][number]['spotKind']
  wordsHtml: string
  becauseHtml: string
  ticked: boolean
  verdict: 'foundRightly' | 'missed' | 'tickedNeedlessly' | 'leftRightly'
}

/** Reads the ticks. Fields: `spot` (none, one or several; to tick nothing is an answer too); `go=again` clears. */
export function readRedactResponse(redact: RedactActivity, values: FormValues): Reading<RedactResponse> {
  if (firstValueOf(values, 'go') === 'again') return { kind: 'cleared' }
  const ticked = valuesOf(values, 'spot')
  if (!ticked.every((id) => redact.spots.some((spot) => spot.id === id))) {
    return { kind: 'refused', problem: { field: 'spot', code: 'unknown-choice' }, response: null }
  }
  return { kind: 'answered', response: { kind: 'redact', ticked } }
}

/** What to tell the learner about each spot; null when the ticks do not fit the draft (any more). */
export function markRedactResponse(redact: RedactActivity, { ticked }: RedactResponse): RedactFeedback | null {
  if (!ticked.every((id) => redact.spots.some((spot) => spot.id === id))) return null
  const spots = redact.spots.map(({ id, spotKind, hide, wordsHtml, becauseHtml }, index): SpotFeedback => {
    const isTicked = ticked.includes(id)
    return {
      id,
      number: index + 1,
      spotKind,
      wordsHtml,
      becauseHtml,
      ticked: isTicked,
      verdict: verdictOn(isTicked, hide),
    }
  })
  const count = (wanted: SpotFeedback['verdict']) => spots.filter(({ verdict }) => verdict === wanted).length
  const found = count('foundRightly')
  const missed = count('missed')
  const tickedNeedlessly = count('tickedNeedlessly')
  const right = missed === 0 && tickedNeedlessly === 0
  return { kind: 'redact', finished: true, right, found, toFind: found + missed, tickedNeedlessly, spots }
}

function verdictOn(ticked: boolean, hide: boolean): SpotFeedback['verdict'] {
  if (hide) return ticked ? 'foundRightly' : 'missed'
  return ticked ? 'tickedNeedlessly' : 'leftRightly'
}
