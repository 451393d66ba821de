import type { Cycle } from '#app/domain/certification/cycle.ts'
import type { Facts } from '#app/domain/certification/facts.ts'
import type { Mark } from '#db/schema/index.ts'

type Objective = { courseId: string; objective: string }

/** How weak somebody is in an objective: above 0, below 1, and the higher the more of its questions they got wrong. */
export type Weakness = (objective: Objective) => number

/** Names an objective throughout a programme. */
export function objectiveKey({ courseId, objective }: Objective): string {
  return `${courseId}/${objective}`
}

/**
 * How weak the person is who got these marks. As if every objective had been asked once more with a quarter of it wrong, so that
 * one who was never asked stands between one who was always right and one who was often wrong, and none is ever out of the question.
 */
export function weaknessOf(marks: Mark[]): Weakness {
  const asked = new Map<string, { wrong: number; total: number }>()
  for (const { right, total, ...objective } of marks.flatMap((mark) => mark.objectives)) {
    const sums = asked.get(objectiveKey(objective)) ?? { wrong: 0, total: 0 }
    asked.set(objectiveKey(objective), { wrong: sums.wrong + total - right, total: sums.total + total })
  }
  return (objective) => {
    const { wrong, total } = asked.get(objectiveKey(objective)) ?? { wrong: 0, total: 0 }
    return (wrong + 0.25) / (total + 1)
  }
}

/** The marks of every quiz and final since the certificate before the present one: the way to this one, and practice after it. */
export function marksOfCycle({ attempts, certificates }: Facts, { certificate }: Cycle): Mark[] {
  const earlier = certificates.filter((one) => certificate && one.issuedAt < certificate.issuedAt)
  const since = Math.max(0, ...earlier.map((one) => one.issuedAt.getTime()))
  return attempts
    .filter(({ kind, startedAt }) => (kind === 'quiz' || kind === 'final') && startedAt.getTime() >= since)
    .flatMap(({ mark }) => mark ?? [])
}
