import { expect, test } from 'vitest'
import { neededToPass } from '#app/domain/assessment/pass-mark.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import { certificateValidity } from '#app/web/certificate-validity.ts'
import { finalStage } from '#app/web/final-stage.ts'
import { openDecisions } from '#app/web/open-decisions.ts'
import { placeOnPaper } from '#app/web/paper.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const aYearLater = new Date('2027-03-02T19:59:59.999Z')

test('the final’s introduction says the first thing that stands in the way', () => {
  const final = { kind: 'final', blocked: null, opensAt: null, failedAt: null, retake: false } as const
  const lesson = { kind: 'lesson', courseId: 'privacy', lessonId: 'one' } as const
  const sign = { kind: 'sign', rulesId: 'rules', live: true } as const

  expect(finalStage(standing({ remaining: [lesson, final, sign] }))).toEqual({ kind: 'steps-first', steps: [lesson] })
  expect(finalStage(standing({ remaining: [{ ...final, blocked: 'cool-down', opensAt: monday }] }))).toEqual({
    kind: 'cool-down',
    opensAt: monday,
  })
  expect(finalStage(standing({ remaining: [{ ...final, blocked: 'needs-unlock', failedAt: monday }] }))).toEqual({
    kind: 'needs-unlock',
    since: monday,
  })
  expect(finalStage(standing({ remaining: [{ ...final, retake: true }] }))).toEqual({
    kind: 'ready',
    retake: true,
    validUntil: null,
  })
  const renewing = standing({ state: 'expiring', gate: 'open', validUntil: aYearLater, remaining: [final, sign] })
  expect(finalStage(renewing)).toEqual({ kind: 'ready', retake: false, validUntil: aYearLater })
  expect(finalStage(standing({ remaining: [sign] }))).toEqual({ kind: 'passed', rulesLive: true })
  expect(finalStage(standing({ remaining: [], validUntil: aYearLater }))).toEqual({
    kind: 'nothing-to-do',
    validUntil: aYearLater,
  })
  expect(finalStage(standing({ state: 'suspended', remaining: [final] }))).toEqual({
    kind: 'stopped',
    state: 'suspended',
  })
})

test('the certificate’s page says of every standing whether the paper counts, and until when', () => {
  const of = (state: Standing['state'], more: Partial<Standing> = {}) =>
    certificateValidity(standing({ state, validUntil: aYearLater, ...more }))

  expect(of('certified')).toEqual({ state: 'valid', until: aYearLater })
  expect(of('expiring')).toEqual({ state: 'expiring', until: aYearLater })
  expect(of('update-due', { gate: 'open' })).toEqual({ state: 'update-due', until: aYearLater })
  expect(of('update-due', { gate: 'shut' })).toEqual({ state: 'overdue', until: aYearLater })
  expect(of('expired')).toEqual({ state: 'expired', until: aYearLater })
  expect(of('suspended', { suspendedUntil: monday })).toEqual({ state: 'suspended', until: monday })
  expect(of('revoked')).toEqual({ state: 'revoked', until: null })
  expect(of('in-progress')).toEqual({ state: 'revoked', until: null })
  expect(of('left')).toEqual({ state: 'left', until: null })
})

test('a decision is offered to the role that takes it, where it makes sense', () => {
  expect(openDecisions(standing({ state: 'certified' }), false, ['access-officer'])).toEqual([
    'suspension',
    'revocation',
  ])
  expect(openDecisions(standing({ state: 'suspended' }), false, ['access-officer'])).toEqual([
    'reinstatement',
    'revocation',
  ])
  expect(openDecisions(standing({ state: 'revoked' }), false, ['administrator'])).toEqual(['suspension'])
  expect(openDecisions(standing({ state: 'revoked' }), false, ['access-officer'])).toEqual([
    'revocation-lift',
    'suspension',
  ])
  expect(openDecisions(standing({ state: 'not-started' }), false, ['hr'])).toEqual(['exemption', 'assignment'])
  expect(openDecisions(standing({ state: 'exempt' }), true, ['hr'])).toEqual(['exemption-end'])
  expect(openDecisions(standing({ state: 'certified' }), true, ['hr'])).toEqual(['exemption-end'])
  expect(openDecisions(standing({ state: 'certified' }), false, ['auditor'])).toEqual([])
  expect(openDecisions(standing({ state: 'left' }), false, ['administrator', 'access-officer', 'hr'])).toEqual([])
})

test('a paper opens at the question asked for, else at the first without an answer, else not at all', () => {
  const items = [{ chosenOptionId: 'a' }, { chosenOptionId: null }, { chosenOptionId: 'c' }]

  expect(placeOnPaper(items, '3')).toBe(3)
  for (const nonsense of [null, '', '0', '4', '-1', '1.5', 'two', '9999', '1e1']) {
    expect(placeOnPaper(items, nonsense), String(nonsense)).toBe(2)
  }
  expect(placeOnPaper([{ chosenOptionId: 'a' }], null)).toBeNull()
})

test('what is needed to pass is the smallest number of right answers that reaches the mark', () => {
  expect(neededToPass(8, 80)).toBe(7)
  expect(neededToPass(16, 80)).toBe(13)
  expect(neededToPass(10, 80)).toBe(8)
})

function standing(some: Partial<Standing>): Standing {
  return {
    state: 'in-progress',
    gate: 'shut',
    reason: 'in-progress',
    since: null,
    validUntil: null,
    certificate: null,
    suspendedUntil: null,
    onLeave: false,
    refresherDue: false,
    renewalOpen: false,
    modules: [],
    finalPassed: false,
    rulesSigned: false,
    remaining: [],
    ...some,
  }
}
