import type { ItemStatistics } from './item-statistics.ts'

/** What an author should look at, the most serious first; `optionId` is the option that it is about. */
export type ItemFlag =
  | { kind: 'best-choose-another'; optionId: string; optionPlace: number }
  | { kind: 'weakest-do-better' | 'tells-little' | 'nearly-all-right' | 'worse-than-guessing' | 'early-days' }
  | { kind: 'nobody-chooses'; optionId: string; optionPlace: number }

/** Ebel & Frisbie (“Essentials of Educational Measurement”, 1991) call a question under 0.2 poor; a share of the rest is a rough measure, so that it is said later. */
const littleDiscrimination = 0.1
const nearlyAll = 0.95
const idleOption = 0.05
/** Below this many people every figure still moves with each of them. */
const enoughPeople = 30

/** What is conspicuous about a question, in words that its author can act on. */
export function itemFlags(statistics: ItemStatistics, correctOptionId: string): ItemFlag[] {
  const { people, facility, discrimination, options } = statistics
  const flags: ItemFlag[] = []
  const key = options.find(({ optionId }) => optionId === correctOptionId)
  const rival = options
    .filter(({ optionId, amongBest }) => optionId !== correctOptionId && (amongBest ?? 0) > (key?.amongBest ?? 1))
    .sort((one, other) => (other.amongBest ?? 0) - (one.amongBest ?? 0))[0]
  const at = ({ optionId }: { optionId: string }) => ({
    optionId,
    optionPlace: options.findIndex((option) => option.optionId === optionId) + 1,
  })
  if (rival) flags.push({ kind: 'best-choose-another', ...at(rival) })
  if (discrimination !== null && discrimination < 0) flags.push({ kind: 'weakest-do-better' })
  if (facility < 1 / Math.max(2, options.length)) flags.push({ kind: 'worse-than-guessing' })
  if (facility > nearlyAll) flags.push({ kind: 'nearly-all-right' })
  else if (discrimination !== null && discrimination >= 0 && discrimination < littleDiscrimination)
    flags.push({ kind: 'tells-little' })
  if (people < enoughPeople) return [...flags, { kind: 'early-days' }]
  // Where nearly everybody is right no other option can be chosen often.
  const idle = facility > nearlyAll ? [] : options.filter((option) => option !== key && option.share < idleOption)
  return [...flags, ...idle.map((option) => ({ kind: 'nobody-chooses' as const, ...at(option) }))]
}
