import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BankQuestion, questionKey } from '#app/domain/assessment/draw-paper.ts'
import { drawRefresher } from '#app/domain/assessment/draw-refresher.ts'
import { objectiveKey, weaknessOf } from '#app/domain/assessment/weak-objectives.ts'
import type { Mark, PaperItem } from '#db/schema/index.ts'

const objectives = ['sort', 'decide', 'reply'].flatMap((objective) =>
  ['tides', 'winds'].map((courseId) => ({ courseId, objective })),
)
const bank: fc.Arbitrary<BankQuestion[]> = fc
  .array(
    fc.record({ pool: fc.constantFrom('quiz' as const, 'final' as const), critical: fc.boolean(), of: fc.nat(5) }),
    { maxLength: 50 },
  )
  .map((questions) =>
    questions.map(({ of, ...one }, index) => ({
      ...one,
      ...(objectives[of] as (typeof objectives)[number]),
      id: `v${index}`,
      questionId: `q${index}`,
      optionIds: ['a', 'b', 'c'],
    })),
  )
const sums = fc.record({ of: fc.nat(5), right: fc.nat(6), wrong: fc.nat(6) })
const marks: fc.Arbitrary<Mark[]> = fc.array(fc.array(sums, { maxLength: 6 }).map(markOf), { maxLength: 4 })
const share = fc.integer({ min: 0, max: 10 })

test('the same seed, marks and bank make the same refresher', () => {
  fc.assert(
    fc.property(bank, marks, fc.string(), (questions, answered, seed) => {
      const draw = { seed, seen: new Set<string>(), weakness: weaknessOf(answered) }
      expect(drawRefresher(questions, 6, draw)).toEqual(drawRefresher(questions, 6, draw))
    }),
  )
})

test('a refresher never touches the final pool, repeats nothing, and is as long as the pool allows', () => {
  fc.assert(
    fc.property(
      bank,
      marks,
      fc.integer({ min: 1, max: 9 }),
      share,
      fc.string(),
      (questions, answered, count, n, seed) => {
        const pool = questions.filter((one) => one.pool === 'quiz')
        const paper = drawRefresher(questions, count, {
          seed,
          seen: seenOf(questions, n),
          weakness: weaknessOf(answered),
        })

        expect(paper === null).toBe(pool.length === 0)
        if (!paper) return
        expect(paper).toHaveLength(Math.min(count + 1, pool.length))
        expect(new Set(paper.map((item) => item.questionVersionId)).size).toBe(paper.length)
        for (const item of paper) {
          expect(find(questions, item).pool).toBe('quiz')
          expect(item.optionIds.toSorted()).toEqual(['a', 'b', 'c'])
        }
      },
    ),
  )
})

test('its last question is a new case: one the person never had, as long as there is one', () => {
  fc.assert(
    fc.property(bank, marks, share, fc.string(), (questions, answered, n, seed) => {
      const seen = seenOf(questions, n)
      const paper = drawRefresher(questions, 6, { seed, seen, weakness: weaknessOf(answered) }) ?? []
      const unseen = questions.filter((one) => one.pool === 'quiz' && !seen.has(questionKey(one)))

      expect(paper.filter((item) => item.newCase)).toHaveLength(unseen.length > 0 ? 1 : 0)
      const last = paper.at(-1)
      if (unseen.length > 0 && last)
        expect([last.newCase, unseen.includes(find(questions, last))]).toEqual([true, true])
    }),
  )
})

test('a weaker objective never gets fewer of the six than a stronger one, unless the pool has no more of it', () => {
  fc.assert(
    fc.property(bank, marks, fc.string(), (questions, answered, seed) => {
      const weakness = weaknessOf(answered)
      const six = (drawRefresher(questions, 6, { seed, seen: new Set(), weakness }) ?? []).filter(
        (item) => !item.newCase,
      )
      const paper = drawRefresher(questions, 6, { seed, seen: new Set(), weakness }) ?? []
      const drawn = (objective: (typeof objectives)[number]) =>
        six.filter((item) => objectiveKey(find(questions, item)) === objectiveKey(objective)).length
      const available = (objective: (typeof objectives)[number]) =>
        questions.filter((one) => one.pool === 'quiz' && objectiveKey(one) === objectiveKey(objective)).length -
        paper.filter((item) => item.newCase && objectiveKey(find(questions, item)) === objectiveKey(objective)).length
      for (const weak of objectives) {
        for (const strong of objectives.filter((one) => weakness(one) < weakness(weak))) {
          expect(drawn(weak)).toBeGreaterThanOrEqual(Math.min(drawn(strong), available(weak)))
        }
      }
    }),
  )
})

test('of an objective those questions come first that the person has not had yet', () => {
  fc.assert(
    fc.property(bank, marks, share, fc.string(), (questions, answered, n, seed) => {
      const seen = seenOf(questions, n)
      const paper = drawRefresher(questions, 6, { seed, seen, weakness: weaknessOf(answered) }) ?? []
      const drawn = new Set(paper.map((item) => find(questions, item)))
      const again = [...drawn].filter((one) => seen.has(questionKey(one)))
      const leftOut = questions.filter((one) => one.pool === 'quiz' && !seen.has(questionKey(one)) && !drawn.has(one))
      for (const one of again) {
        expect(leftOut.filter((other) => objectiveKey(other) === objectiveKey(one))).toEqual([])
      }
    }),
  )
})

test('weakness lies between nothing and everything, grows with every wrong answer and shrinks with every right one', () => {
  fc.assert(
    fc.property(marks, fc.nat(5), (answered, of) => {
      const objective = objectives[of] as (typeof objectives)[number]
      const now = weaknessOf(answered)(objective)
      const oneMore = (sums: { right: number; wrong: number }) =>
        weaknessOf([...answered, markOf([{ of, ...sums }])])(objective)

      expect(now > 0 && now < 1).toBe(true)
      expect(oneMore({ right: 0, wrong: 1 })).toBeGreaterThan(now)
      expect(oneMore({ right: 1, wrong: 0 })).toBeLessThan(now)
    }),
  )
})

function markOf(asked: { of: number; right: number; wrong: number }[]): Mark {
  const all = asked.map(({ of, right, wrong }) => ({
    ...(objectives[of] as (typeof objectives)[number]),
    right,
    total: right + wrong,
  }))
  const total = (name: 'right' | 'total') => all.reduce((sum, one) => sum + one[name], 0)
  return { scorePercent: 0, right: total('right'), total: total('total'), objectives: all, failedCriticals: [] }
}

/** So many tenths of the questions, the first ones. */
function seenOf(questions: BankQuestion[], tenths: number): Set<string> {
  return new Set(questions.slice(0, Math.ceil((questions.length * tenths) / 10)).map(questionKey))
}

function find(questions: BankQuestion[], item: PaperItem): BankQuestion {
  return questions.find((one) => one.id === item.questionVersionId) as BankQuestion
}
