import type { OrderActivity } from '../activity.ts'
import { type FormValues, firstValueOf } from './form-values.ts'
import { presentedOptions } from './mark-question.ts'
import type { NumberFault, OrderResponse, Reading } from './response.ts'

type Stage = OrderActivity['stages'][number]

export type OrderFeedback = {
  kind: 'order'
  finished: true
  right: boolean
  rightCount: number
  /** In the right order. `given` is the number that the learner gave, `number` the right one. */
  stages: (Stage & { number: number; given: number })[]
}

/** The field that takes the number of a stage. */
export function numberField(stageId: string): string {
  return `number-${stageId}`
}

/** The stages as a learner meets them: mixed, always in the same way, and never by chance in the right order. */
export function presentedStages({ stages }: OrderActivity): Stage[] {
  const mixed = presentedOptions(stages)
  const [first, ...others] = mixed
  return first && mixed.every((stage, index) => stage === stages[index]) ? [...others, first] : mixed
}

/** Reads the number of each stage, see `numberField`; `go=again` clears. Anything but whole digits counts as missing. */
export function readOrderResponse(order: OrderActivity, values: FormValues): Reading<OrderResponse> {
  if (firstValueOf(values, 'go') === 'again') return { kind: 'cleared' }
  const numbers = presentedStages(order).map(({ id }) => ({
    stage: id,
    number: readNumber(firstValueOf(values, numberField(id)) ?? ''),
  }))
  const response = { kind: 'order' as const, numbers }
  const [fault] = numberFaults(order, response)
  return fault
    ? { kind: 'refused', problem: { field: numberField(fault[0]), code: fault[1] }, response }
    : { kind: 'answered', response }
}

/** The stages whose numbers cannot be taken, with what is wrong with each. */
export function numberFaults({ stages }: OrderActivity, { numbers }: OrderResponse): Map<string, NumberFault> {
  const given = numbers.map(({ number }) => number)
  const faults = numbers.flatMap(({ stage, number }): [string, NumberFault][] => {
    if (number === null) return [[stage, 'number-missing']]
    if (number < 1 || number > stages.length) return [[stage, 'number-out-of-range']]
    return given.indexOf(number) === given.lastIndexOf(number) ? [] : [[stage, 'number-repeated']]
  })
  return new Map(faults)
}

/** What to tell the learner about each stage; null when the numbers are incomplete or do not fit the activity (any more). */
export function markOrderResponse(order: OrderActivity, response: OrderResponse): OrderFeedback | null {
  if (response.numbers.length !== order.stages.length || numberFaults(order, response).size > 0) return null
  const stages: OrderFeedback['stages'] = []
  for (const [index, stage] of order.stages.entries()) {
    const given = response.numbers.find((answer) => answer.stage === stage.id)?.number
    if (given === undefined || given === null) return null
    stages.push({ ...stage, number: index + 1, given })
  }
  const rightCount = stages.filter(({ number, given }) => number === given).length
  return { kind: 'order', finished: true, right: rightCount === stages.length, rightCount, stages }
}

function readNumber(text: string): number | null {
  const digits = /^\s*(\d{1,3})\s*\.?\s*$/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}
