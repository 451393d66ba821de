import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { ActivityForm } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import { feedbackOn, readResponse, recallResponse } from '#app/lesson-markup/assess-practice.ts'
import { cardField } from '#app/lesson-markup/practice/mark-match.ts'
import { numberField, presentedStages } from '#app/lesson-markup/practice/mark-order.ts'
import type { FormValues } from '#app/lesson-markup/practice/response.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { activityIn, htmlOf, problemsIn } from './scene.ts'

const match = await activityIn('match', findComponent('Match')?.example ?? '')
const order = await activityIn('order', findComponent('Order')?.example ?? '')

test('a match in which everything fits is right, and one wrong card is shown with the card that fits', () => {
  const right = readResponse(match, cards('commission', 'spokesperson'))
  if (right.kind !== 'answered') throw new Error('refused')
  expect(feedbackOn(match, right.response)).toMatchObject({ right: true, rightCount: 2 })
  expect(recallResponse(match, JSON.parse(JSON.stringify(right.response)))?.feedback.finished).toBe(true)

  const half = readResponse(match, cards('supervisor', 'spokesperson'))
  if (half.kind !== 'answered') throw new Error('refused')
  expect(feedbackOn(match, half.response)).toMatchObject({
    right: false,
    rightCount: 1,
    pairs: [
      { right: false, chosenText: 'Your supervisor', fittingText: 'The Information Commission' },
      { right: true, chosenText: 'The spokesperson' },
    ],
  })
})

test('a match with a pair left open is refused, keeps what was chosen and marks the open pair', () => {
  const reading = readResponse(match, cards('supervisor', ''))
  expect(reading).toMatchObject({ kind: 'refused', problem: { code: 'choose-every' } })
  const html = htmlWithProblem(match, cards('supervisor', ''))
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(html).toMatch(/<option value="[0-9a-f]{12}" selected="">Your supervisor/)
  expect(readResponse(match, { [cardField(match.pairs[0]?.id ?? '')]: ['constructor'] })).toMatchObject({
    problem: { code: 'unknown-choice' },
    response: null,
  })
})

test('an order is judged stage by stage, with the reasons in the right order', () => {
  const right = readResponse(order, numbers('1', ' 2 ', '3.'))
  if (right.kind !== 'answered') throw new Error('refused')
  expect(feedbackOn(order, right.response)).toMatchObject({ right: true, rightCount: 3 })

  const turned = readResponse(order, numbers('2', '1', '3'))
  if (turned.kind !== 'answered') throw new Error('refused')
  expect(feedbackOn(order, turned.response)).toMatchObject({
    right: false,
    rightCount: 1,
    stages: [
      { given: 2, number: 1 },
      { given: 1, number: 2 },
      { given: 3, number: 3 },
    ],
  })
})

test.each([
  ['a missing number', numbers('1', '', '3'), 'number-missing', 1],
  ['a word', numbers('1', 'two', '3'), 'number-missing', 1],
  ['a number that is too high', numbers('1', '2', '4'), 'number-out-of-range', 1],
  ['nought', numbers('0', '1', '2'), 'number-out-of-range', 1],
  ['a number used twice', numbers('1', '2', '2'), 'number-repeated', 2],
  ['nothing at all', {}, 'number-missing', 3],
] as [string, FormValues, string, number][])(
  'an order with %s says so at its field and keeps the rest',
  (_, values, code, marked) => {
    expect(readResponse(order, values)).toMatchObject({ kind: 'refused', problem: { code } })
    const html = htmlWithProblem(order, values)
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(marked)
    expect(html).toContain(`[problem.${code}]`)
    if (values[numberField(order.stages[0]?.id ?? '')]?.[0] === '1') expect(html).toContain('value="1"')
  },
)

test('an incomplete answer that was somehow kept is forgotten', () => {
  const [pair] = match.pairs
  expect(recallResponse(match, { kind: 'match', chosen: [{ pair: pair?.id, card: null }] })).toBeNull()
  const twice = order.stages.map(({ id }) => ({ stage: id, number: 1 }))
  expect(recallResponse(order, { kind: 'order', numbers: twice })).toBeNull()
})

test('stages are never shown in their right order, however they are written', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const names = ['a', 'b', 'c'].map((name) => `${name}${turn}`)
    const stages = names.map((id) => `<Stage id="${id}">${id}<Because>Why.</Because></Stage>`).join('\n  ')
    const written = await activityIn('order', `<Order id="turn" title="T">\n  ${stages}\n</Order>`)
    const shown = presentedStages(written).map(({ id }) => id)
    expect(shown).not.toEqual(written.stages.map(({ id }) => id))
    expect(presentedStages(written).map(({ id }) => id)).toEqual(shown)
    expect([...shown].sort()).toEqual(written.stages.map(({ id }) => id).sort())
  }
})

test('the names that authors give to cards, pairs and stages do not reach an unanswered page', () => {
  const html = htmlOf(match) + htmlOf(order)
  for (const name of ['personal-data', 'interview', 'commission"', 'capture"', 'delete"'])
    expect(html).not.toContain(name)
})

const because = '<Because>Why.</Because>'
const threeCards = '<Card id="x">X</Card>\n  <Card id="y">Y</Card>\n  <Card id="z">Z</Card>'
const pairX = `<Pair id="one" answer="x">One${because}</Pair>`
const pairY = `<Pair id="two" answer="y">Two${because}</Pair>`

test.each([
  [
    'an answer without its card',
    `${threeCards}\n  ${pairX}\n  ${pairY.replace('answer="y"', 'answer="w"')}`,
    'no-such-card',
    12,
  ],
  ['two cards only', `<Card id="x">X</Card>\n  <Card id="y">Y</Card>\n  ${pairX}\n  ${pairY}`, 'card-count', 7],
  ['one pair', `${threeCards}\n  ${pairX}`, 'pair-count', 7],
  ['two pairs of one name', `${threeCards}\n  ${pairX}\n  ${pairX}`, 'duplicate-id', 12],
  ['two cards that say the same', `${threeCards.replace('Z<', 'X<')}\n  ${pairX}\n  ${pairY}`, 'duplicate-card', 10],
  ['loose words', `${threeCards}\n  ${pairX}\n  ${pairY}\n  Loose words.`, 'stray-text', 7],
  ['a pair without its reason', `${threeCards}\n  ${pairX}\n  ${pairY.replace(because, '')}`, 'missing-because', 12],
  ['an empty card', `${threeCards.replace('Z<', '<')}\n  ${pairX}\n  ${pairY}`, 'empty', 10],
])('a match with %s is refused at its line', async (_, children, rule, line) => {
  const problems = await problemsIn(`<Match id="m" title="M">\n  ${children}\n</Match>`)
  expect(problems).toMatchObject([{ rule, line }])
})

const stage = (id: string) => `<Stage id="${id}">Words${because}</Stage>`

test.each([
  ['two stages', `${stage('one')}\n  ${stage('two')}`, 'too-few-stages', 7],
  ['two stages of one name', `${stage('two')} ${stage('one')}\n  ${stage('one')}`, 'duplicate-id', 9],
  ['loose words', `${stage('one')}\n  ${stage('two')} ${stage('three')}\n  Loose words.`, 'stray-text', 7],
  ['eleven stages', 'abcdefghijk'.split('').map(stage).join('\n  '), 'too-many-stages', 7],
])('an order with %s is refused at its line', async (_, children, rule, line) => {
  const problems = await problemsIn(`<Order id="o" title="O">\n  ${children}\n</Order>`)
  expect(problems).toMatchObject([{ rule, line }])
})

/** A posted match: for each pair the words of the example's card, by the name its author gave it. */
function cards(...names: string[]): FormValues {
  const words = {
    commission: 'The Information Commission',
    supervisor: 'Your supervisor',
    spokesperson: 'The spokesperson',
  }
  return Object.fromEntries(
    match.pairs.map(({ id }, index) => {
      const text = words[names[index] as keyof typeof words]
      return [cardField(id), [match.cards.find(({ cardText }) => cardText === text)?.id ?? '']]
    }),
  )
}

/** A posted order: the number of each stage, in the right order of the stages. */
function numbers(...given: string[]): FormValues {
  return Object.fromEntries(order.stages.map(({ id }, index) => [numberField(id), [given[index] ?? '']]))
}

function htmlWithProblem(activity: Activity, values: FormValues): string {
  const reading = readResponse(activity, values)
  if (reading.kind !== 'refused') throw new Error('This was taken')
  const { response, problem } = reading
  const t = (key: string) => `[${key}]`
  return renderToStaticMarkup(
    createElement(ActivityForm, { activity, response, feedback: null, problem, actionUrl: '/answer', t }),
  )
}
