import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BankQuestion,
  drawFinal,
  drawPreAssessment,
  drawQuiz,
  questionKey,
} from '#app/domain/assessment/draw-paper.ts'
import { isPass, markAnswers, type QuestionKey } from '#app/domain/assessment/mark-answers.ts'
import type { BlueprintCell, PaperItem, ProgrammeBody } from '#db/schema/index.ts'

const modules = ['tides', 'winds']
const objectives = ['sort', 'decide', 'reply']
const question = fc.record({
  courseId: fc.constantFrom(...modules),
  pool: fc.constantFrom('quiz' as const, 'final' as const),
  objective: fc.constantFrom(...objectives),
  critical: fc.boolean(),
  optionIds: fc.constantFrom<string[][]>(['a', 'b', 'c'], ['x', 'y']),
})
const bank: fc.Arbitrary<BankQuestion[]> = fc
  .array(question, { maxLength: 60 })
  .map((questions) => questions.map((one, index) => ({ ...one, id: `v${index}`, questionId: `q${index}` })))
const blueprint: fc.Arbitrary<BlueprintCell[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...modules), fc.constantFrom(...objectives), fc.boolean()), {
    selector: (cell) => cell.join('/'),
    maxLength: 6,
  })
  .map((cells) =>
    cells.map(([module, objective, critical], index) => ({ module, objective, critical, draw: (index % 3) + 1 })),
  )

test('a final holds exactly what the blueprint says, no question twice, and every option of each', () => {
  fc.assert(
    fc.property(bank, blueprint, fc.string(), (questions, cells, seed) => {
      const paper = drawFinal(questions, cells, { seed, previous: new Set() })
      const candidates = (cell: BlueprintCell) => questions.filter((one) => one.pool === 'final' && isOf(cell, one))
      const enough = cells.every((cell) => candidates(cell).length >= cell.draw)

      expect(paper !== null).toBe(enough)
      if (!paper) return
      const drawn = paper.map((item) => find(questions, item))
      for (const cell of cells) expect(drawn.filter((one) => isOf(cell, one))).toHaveLength(cell.draw)
      expect(paper).toHaveLength(cells.reduce((sum, cell) => sum + cell.draw, 0))
      expectSoundPaper(paper, questions)
    }),
  )
})

test('the same seed draws the same paper', () => {
  fc.assert(
    fc.property(bank, blueprint, fc.string(), (questions, cells, seed) => {
      const draw = { seed, previous: new Set<string>() }
      expect(drawFinal(questions, cells, draw)).toEqual(drawFinal(questions, cells, draw))
    }),
  )
})

test('a second final repeats a question only where the bank has no other', () => {
  fc.assert(
    fc.property(bank, blueprint, (questions, cells) => {
      const first = drawFinal(questions, cells, { seed: 'first', previous: new Set() })
      fc.pre(first !== null)
      const previous = keysOf(first as PaperItem[], questions)
      const second = (drawFinal(questions, cells, { seed: 'second', previous }) as PaperItem[]).map((item) =>
        find(questions, item),
      )
      for (const cell of cells) {
        const fresh = questions.filter(
          (one) => one.pool === 'final' && isOf(cell, one) && !previous.has(questionKey(one)),
        )
        const repeated = second.filter((one) => isOf(cell, one) && previous.has(questionKey(one)))
        expect(repeated).toHaveLength(Math.max(0, cell.draw - fresh.length))
      }
    }),
  )
})

test('a quiz is spread over its objectives and does not repeat the last one while it need not', () => {
  fc.assert(
    fc.property(bank, fc.integer({ min: 1, max: 8 }), (questions, count) => {
      const pool = questions.filter((one) => one.pool === 'quiz')
      const first = drawQuiz(questions, count, { seed: 'first', previous: new Set() })

      expect(first !== null).toBe(pool.length >= count)
      if (!first) return
      expectSoundPaper(first, questions)
      const drawnOf = (objective: string) =>
        first.filter((item) => find(questions, item).objective === objective).length
      for (const objective of objectives) {
        const available = pool.filter((one) => one.objective === objective).length
        const fair = Math.floor(count / objectives.length)
        expect(drawnOf(objective)).toBeGreaterThanOrEqual(Math.min(available, fair))
      }
      const previous = keysOf(first, questions)
      const second = drawQuiz(questions, count, { seed: 'second', previous }) as PaperItem[]
      const repeated = [...keysOf(second, questions)].filter((key) => previous.has(key))
      expect(repeated).toHaveLength(Math.max(0, 2 * count - pool.length))
    }),
  )
})

test('a pre-assessment asks about every objective and its critical questions, and has fewer questions only where the pool has', () => {
  fc.assert(
    fc.property(bank, fc.integer({ min: 1, max: 12 }), fc.string(), (questions, count, seed) => {
      const pool = questions.filter((one) => one.pool === 'quiz')
      const paper = drawPreAssessment(questions, count, { seed, previous: new Set() })

      expect(paper === null).toBe(pool.length === 0)
      if (!paper) return
      expectSoundPaper(paper, questions)
      expect(paper).toHaveLength(Math.min(count, pool.length))
      const drawn = paper.map((item) => find(questions, item))
      expect(drawn.filter((one) => one.pool === 'final')).toEqual([])
      const cellsOf = (some: BankQuestion[]) => new Set(some.map((one) => `${one.objective} ${one.critical}`))
      expect(cellsOf(drawn).size).toBe(Math.min(count, cellsOf(pool).size))
      const criticals = pool.filter((one) => one.critical)
      const covered = cellsOf(drawn.filter((one) => one.critical)).size
      expect(covered).toBe(Math.min(count, cellsOf(criticals).size))
      const examined = [...new Set(pool.map((one) => one.objective))]
      if (count >= examined.length) {
        for (const objective of examined) {
          const all = pool.filter((one) => one.objective === objective).length
          const fair = Math.floor(Math.min(count, pool.length) / examined.length)
          expect(drawn.filter((one) => one.objective === objective).length).toBeGreaterThanOrEqual(Math.min(all, fair))
        }
      }
      expect(drawPreAssessment(questions, count, { seed, previous: new Set() })).toEqual(paper)
    }),
  )
})

test('a mark lies between nothing and everything, and its objectives add up', () => {
  fc.assert(
    fc.property(bank, fc.infiniteStream(fc.constantFrom('right', 'wrong', 'none')), (questions, ways) => {
      const { paper, keys } = paperOf(questions)
      const chosen = new Map<string, string>()
      let right = 0
      for (const { questionVersionId } of paper) {
        const way = ways.next().value
        if (way === 'right') right++
        if (way !== 'none') chosen.set(questionVersionId, way === 'right' ? 'right' : 'wrong')
      }
      const mark = markAnswers(paper, chosen, keys)

      expect(mark.right).toBe(right)
      expect(mark.total).toBe(paper.length)
      expect(mark.scorePercent).toBe(paper.length === 0 ? 0 : Math.floor((right / paper.length) * 100 + 1e-9))
      expect(mark.objectives.reduce((sum, one) => sum + one.right, 0)).toBe(right)
      expect(mark.objectives.reduce((sum, one) => sum + one.total, 0)).toBe(paper.length)
      const missedCritical = paper.some(
        ({ questionVersionId: id }) => keys.get(id)?.critical && chosen.get(id) !== 'right',
      )
      expect(mark.failedCriticals.length > 0).toBe(missedCritical)
    }),
  )
})

test('six of eight fails a quiz at eighty percent and seven passes', () => {
  const mark = (right: number) => ({ scorePercent: 0, right, total: 8, objectives: [], failedCriticals: [] })
  expect(isPass(mark(6), { kind: 'quiz', retake: false }, body())).toBe(false)
  expect(isPass(mark(7), { kind: 'quiz', retake: false }, body())).toBe(true)
})

test('a final with one critical question wrong is failed at any score, and a retake passes by its criticals alone', () => {
  const failedCriticals = [{ courseId: 'tides', objective: 'decide' }]
  const almost = { scorePercent: 95, right: 19, total: 20, objectives: [], failedCriticals }
  expect(isPass(almost, { kind: 'final', retake: false }, body())).toBe(false)
  expect(isPass({ ...almost, failedCriticals: [] }, { kind: 'final', retake: false }, body())).toBe(true)
  expect(isPass({ ...almost, failedCriticals: [] }, { kind: 'final', retake: true }, body())).toBe(true)
})

test('a pre-assessment passes with ninety percent and every critical question right; a refresher cannot be failed', () => {
  const mark = (right: number) => ({ scorePercent: 0, right, total: 10, objectives: [], failedCriticals: [] })
  const failedCriticals = [{ courseId: 'tides', objective: 'decide' }]
  const passes = (right: number, more = {}) =>
    isPass({ ...mark(right), ...more }, { kind: 'pre-assessment', retake: false }, body())
  expect([passes(8), passes(9), passes(10), passes(9, { failedCriticals })]).toEqual([false, true, true, false])
  expect(isPass({ ...mark(0), failedCriticals }, { kind: 'refresher', retake: false }, body())).toBe(true)
})

test('an empty paper passes nobody', () => {
  const empty = markAnswers([], new Map(), new Map())
  expect(isPass(empty, { kind: 'final', retake: false }, body())).toBe(false)
})

function isOf(cell: BlueprintCell, question: BankQuestion): boolean {
  const { courseId, objective, critical } = question
  return courseId === cell.module && objective === cell.objective && critical === cell.critical
}

function find(questions: BankQuestion[], item: PaperItem): BankQuestion {
  return questions.find((one) => one.id === item.questionVersionId) as BankQuestion
}

function keysOf(paper: PaperItem[], questions: BankQuestion[]): Set<string> {
  return new Set(paper.map((item) => questionKey(find(questions, item))))
}

function expectSoundPaper(paper: PaperItem[], questions: BankQuestion[]): void {
  expect(new Set(paper.map((item) => item.questionVersionId)).size).toBe(paper.length)
  for (const item of paper) expect([...item.optionIds].sort()).toEqual([...find(questions, item).optionIds].sort())
}

function paperOf(questions: BankQuestion[]): { paper: PaperItem[]; keys: Map<string, QuestionKey> } {
  const paper = questions.map(({ id }) => ({ questionVersionId: id, optionIds: ['right', 'wrong'] }))
  return { paper, keys: new Map(questions.map((one) => [one.id, { ...one, correctOptionId: 'right' }])) }
}

function body(): ProgrammeBody {
  const final = { passPercent: 80, criticalsMustPass: true, attemptsBeforeUnlock: 3, hoursBetweenAttempts: 24 }
  return {
    id: 'sea',
    title: { en: 'The sea' },
    summary: { en: '' },
    modules,
    quiz: { draw: 8, passPercent: 80 },
    preAssessment: { draw: 10, passPercent: 90 },
    refresher: { draw: 6 },
    final: { ...final, timeLimitMinutes: 0, blueprint: [], supervised: { where: 'nowhere' } },
    validity: { months: 12, expiringDays: 60, refresherMonths: 6 },
    recertification: { method: 'from-previous-expiry' },
    requires: [],
    rules: 'rules',
  }
}
