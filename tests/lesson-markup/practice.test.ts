import fc from 'fast-check'
import { expect, test } from 'vitest'
import { triageActions, triageReasons } from '#app/lesson-markup/activity.ts'
import { feedbackOn, readResponse, recallResponse } from '#app/lesson-markup/assess-practice.ts'
import { type FormValues, formValues } from '#app/lesson-markup/practice/response.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { activityIn, htmlOf } from './scene.ts'

const question = await activityIn('question', findComponent('Question')?.example ?? '')
const scenario = await activityIn('scenario', findComponent('Scenario')?.example ?? '')
const redact = await activityIn('redact', findComponent('Redact')?.example ?? '')
const triage = await activityIn('triage', findComponent('Triage')?.example ?? '')
const multiple = await activityIn(
  'question',
  `<Question id="many" kind="multiple">
  Which may be published?

  <Option correct>The opening hours.<Because>They are public.</Because></Option>
  <Option correct>The price list.<Because>It is public.</Because></Option>
  <Option>The guest list.<Because>It names people.</Because></Option>
</Question>`,
)
const everyActivity = [question, multiple, scenario, redact, triage]
const [rightId = '', wrongId = ''] = question.options.map(({ id }) => id)
const [hoursId = '', pricesId = '', guestsId = ''] = multiple.options.map(({ id }) => id)

test('the right option is right, the other is wrong and shows the missed one', () => {
  expect(feedbackOn(question, { kind: 'question', chosen: [rightId] })).toMatchObject({ right: true, result: 'right' })
  expect(feedbackOn(question, { kind: 'question', chosen: [wrongId] })).toMatchObject({
    right: false,
    result: 'wrong',
    options: [{ verdict: 'missed' }, { verdict: 'chosenWrong' }],
  })
})

test('an answer with all that apply is right, with some of it partly right, with none of it wrong', () => {
  const resultOf = (...chosen: string[]) => feedbackOn(multiple, { kind: 'question', chosen })
  expect(resultOf(hoursId, pricesId)).toMatchObject({ result: 'right', rightCount: 3 })
  expect(resultOf(pricesId, hoursId)).toMatchObject({ result: 'right' })
  expect(resultOf(hoursId)).toMatchObject({ result: 'partly', rightCount: 2 })
  expect(resultOf(hoursId, pricesId, guestsId)).toMatchObject({ result: 'partly', rightCount: 2 })
  expect(resultOf(guestsId)).toMatchObject({ result: 'wrong', rightCount: 0 })
})

test('an answer with nothing chosen, with two of one, or with a stranger is refused and says what to do', () => {
  expect(readResponse(question, {})).toMatchObject({
    kind: 'refused',
    problem: { field: 'choice', code: 'choose-one' },
  })
  expect(readResponse(multiple, {})).toMatchObject({ problem: { code: 'choose-some' } })
  expect(readResponse(question, { choice: [rightId, wrongId] })).toMatchObject({ problem: { code: 'choose-one' } })
  expect(readResponse(question, { choice: ['constructor'] })).toMatchObject({ problem: { code: 'unknown-choice' } })
  expect(readResponse(question, { choice: [rightId, rightId] })).toMatchObject({ kind: 'answered' })
})

test('a scenario is walked choice by choice to an ending, and back again', () => {
  const first = readResponse(scenario, { choice: ['look'], go: ['on'] })
  expect(first).toEqual({ kind: 'answered', response: { kind: 'scenario', path: ['look'] } })
  const second = readResponse(scenario, { path: ['look'], choice: ['event'] })
  expect(second).toEqual({ kind: 'answered', response: { kind: 'scenario', path: ['look', 'event'] } })
  expect(feedbackOn(scenario, { kind: 'scenario', path: ['look', 'event'] })).toMatchObject({
    finished: true,
    right: true,
    at: { kind: 'ending', ending: { id: 'done' } },
    taken: [{ choice: { id: 'look' } }, { choice: { id: 'event' } }],
  })
  expect(readResponse(scenario, { path: ['look', 'event'], go: ['back'] })).toEqual({
    kind: 'answered',
    response: { kind: 'scenario', path: ['look'] },
  })
  expect(readResponse(scenario, { path: ['look'], go: ['back'] })).toEqual({ kind: 'cleared' })
  expect(readResponse(scenario, { path: ['look', 'event'], go: ['again'] })).toEqual({ kind: 'cleared' })
})

test('a bad ending finishes a scenario without being right', () => {
  expect(feedbackOn(scenario, { kind: 'scenario', path: ['all', 'explain'] })).toMatchObject({
    finished: true,
    right: false,
  })
})

test('a path that does not exist is refused, and a missing choice keeps the way so far', () => {
  expect(readResponse(scenario, { path: ['event'], choice: ['look'] })).toMatchObject({
    problem: { code: 'unknown-choice' },
  })
  expect(readResponse(scenario, { path: ['look'], choice: ['all'] })).toMatchObject({
    problem: { code: 'unknown-choice' },
  })
  expect(readResponse(scenario, { path: ['all'], choice: ['look'] })).toMatchObject({
    problem: { code: 'unknown-choice' },
  })
  expect(readResponse(scenario, { path: ['look'] })).toEqual({
    kind: 'refused',
    problem: { field: 'choice', code: 'choose-step' },
    response: { kind: 'scenario', path: ['look'] },
  })
})

test('every spot of a draft gets its verdict, and ticking nothing is an answer', () => {
  expect(readResponse(redact, {})).toEqual({ kind: 'answered', response: { kind: 'redact', ticked: [] } })
  expect(feedbackOn(redact, { kind: 'redact', ticked: ['name', 'screen'] })).toMatchObject({
    right: true,
    found: 2,
    toFind: 2,
  })
  expect(feedbackOn(redact, { kind: 'redact', ticked: ['name', 'pier'] })).toMatchObject({
    right: false,
    found: 1,
    toFind: 2,
    tickedNeedlessly: 1,
    spots: [
      { id: 'name', verdict: 'foundRightly' },
      { id: 'times', verdict: 'leftRightly' },
      { id: 'screen', verdict: 'missed' },
      { id: 'pier', verdict: 'tickedNeedlessly' },
    ],
  })
  expect(readResponse(redact, { spot: ['nothing'] })).toMatchObject({ problem: { code: 'unknown-choice' } })
})

test('comments are decided one by one, each with its verdict', () => {
  const first = readResponse(triage, { comment: ['late-form'], action: ['acknowledge'], reason: ['true-complaint'] })
  expect(first).toMatchObject({ kind: 'answered', response: { decisions: [{ comment: 'late-form' }] } })
  if (first.kind !== 'answered') return
  expect(feedbackOn(triage, first.response)).toMatchObject({
    finished: false,
    rightCount: 1,
    decided: [{ verdict: 'bothRight' }],
    next: { id: 'my-file' },
  })
  const second = readResponse(triage, {
    decision: ['late-form:acknowledge:true-complaint'],
    comment: ['my-file'],
    action: ['leave'],
    reason: ['own-case'],
  })
  if (second.kind !== 'answered') throw new Error(second.kind)
  expect(feedbackOn(triage, second.response)).toMatchObject({
    finished: true,
    right: false,
    rightCount: 1,
    decided: [{ verdict: 'bothRight' }, { verdict: 'reasonOnlyRight' }],
    next: null,
  })
})

test('the next comment of a triage comes without its key', () => {
  const feedback = feedbackOn(triage, { kind: 'triage', decisions: [] })
  expect(feedback).toMatchObject({ next: { id: 'late-form' } })
  expect(JSON.stringify(feedback)).not.toMatch(/acknowledge|true-complaint|Because/)
})

test('a decision without action or reason, out of turn, or forged is refused', () => {
  expect(readResponse(triage, { comment: ['late-form'], reason: ['danger'] })).toMatchObject({
    problem: { code: 'choose-action' },
  })
  expect(readResponse(triage, { comment: ['late-form'], action: ['leave'] })).toMatchObject({
    problem: { code: 'choose-reason' },
  })
  expect(readResponse(triage, { comment: ['my-file'], action: ['leave'], reason: ['danger'] })).toMatchObject({
    kind: 'refused',
  })
  expect(readResponse(triage, { comment: ['late-form'], action: ['toString'], reason: ['danger'] })).toMatchObject({
    kind: 'refused',
  })
  expect(
    readResponse(triage, {
      decision: ['late-form:leave:danger:x'],
      comment: ['my-file'],
      action: ['leave'],
      reason: ['danger'],
    }),
  ).toMatchObject({ kind: 'refused' })
})

test('a kept response that does not fit the activity any more is forgotten, not an error', () => {
  expect(recallResponse(question, { kind: 'question', chosen: ['gone'] })).toBeNull()
  expect(recallResponse(question, { kind: 'redact', ticked: [] })).toBeNull()
  expect(recallResponse(question, 'nonsense')).toBeNull()
  expect(recallResponse(question, { kind: 'question', chosen: [rightId] })).toMatchObject({ feedback: { right: true } })
})

test('files and endless forms are cut short', () => {
  const form = new FormData()
  form.append('choice', new File(['x'], 'x.txt'))
  for (let n = 0; n < 1_000; n++) form.append('choice', 'x'.repeat(1_000))
  const values = formValues(form)
  expect(values.choice?.length).toBeLessThanOrEqual(200)
  expect(values.choice?.every((value) => value.length <= 200)).toBe(true)
})

test('whatever is posted, a taken answer has feedback and survives being kept; nothing throws', () => {
  const value = fc.oneof(
    fc.constantFrom(
      rightId,
      wrongId,
      hoursId,
      'look',
      'all',
      'event',
      'names',
      'name',
      'pier',
      'late-form',
      'my-file',
      'again',
      'back',
      '__proto__',
    ),
    fc.constantFrom(...triageActions, ...triageReasons),
    fc.string(),
  )
  const field = fc.constantFrom('choice', 'path', 'go', 'spot', 'comment', 'action', 'reason', 'decision', '__proto__')
  const form: fc.Arbitrary<FormValues> = fc
    .array(fc.tuple(field, value), { maxLength: 8 })
    .map((pairs) => formValues(new URLSearchParams(pairs)))
  fc.assert(
    fc.property(fc.constantFrom(...everyActivity), form, (activity, values) => {
      const reading = readResponse(activity, values)
      if (reading.kind !== 'answered') return
      expect(feedbackOn(activity, reading.response)).not.toBeNull()
      expect(recallResponse(activity, JSON.parse(JSON.stringify(reading.response)))?.response).toEqual(reading.response)
    }),
    { numRuns: 1_000 },
  )
})

test('a question is right exactly when the chosen options are the right ones', () => {
  fc.assert(
    fc.property(fc.subarray(multiple.options, { minLength: 1 }), (chosen) => {
      const feedback = feedbackOn(multiple, { kind: 'question', chosen: chosen.map(({ id }) => id) })
      const exact = chosen.length === 2 && chosen.every(({ correct }) => correct)
      expect(feedback?.right).toBe(exact)
    }),
  )
})

test('an inbox about several objectives ends with a score for each, and about one objective with none', async () => {
  const example = findComponent('Triage')?.example ?? ''
  const mixed = await activityIn('triage', example.replace('id="my-file"', 'id="my-file" objective="incident"'))
  const decisions = [
    { comment: 'late-form', action: 'acknowledge', reason: 'true-complaint' },
    { comment: 'my-file', action: 'leave', reason: 'own-case' },
  ] as const
  const response = { kind: 'triage' as const, decisions: [...decisions] }
  expect(feedbackOn(mixed, response)).toMatchObject({
    scores: [
      { objective: 'reply', rightCount: 1, total: 1 },
      { objective: 'incident', rightCount: 0, total: 1 },
    ],
  })
  expect(htmlOf(mixed, response).match(/\[triage\.scoreOf\]/g)).toHaveLength(2)
  expect(feedbackOn(triage, response)).toMatchObject({ scores: [] })
})
