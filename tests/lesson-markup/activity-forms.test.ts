import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Activity, triageActions } from '#app/lesson-markup/activity.ts'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { activityIn, htmlOf } from './scene.ts'

test.each(['Question', 'Scenario', 'Redact', 'Triage', 'Match', 'Order'])(
  'an unanswered %s gives away neither key nor rationale',
  async (name) => {
    const activity = await exampleOf(name)
    const html = htmlOf(activity)
    for (const secret of secretsOf(activity)) expect(html).not.toContain(secret)
    expect(html).not.toMatch(/ correct[ >=]|role="status"/)
    expect(html).toContain('method="post"')
    expect(html).toMatch(/<legend|<label/)
  },
)

test('an answered question shows every option with its verdict and rationale', async () => {
  const question = await exampleOf('Question')
  if (question.kind !== 'question') return
  const wrong = question.options.find(({ correct }) => !correct)
  const html = htmlOf(question, { kind: 'question', chosen: [wrong?.id ?? ''] })
  for (const secret of secretsOf(question)) expect(html).toContain(secret)
  expect(html).toContain('role="status"')
  expect(html).toContain('[question.chosenWrong]')
  expect(html).toContain('[question.missed]')
})

test('the order of the options does not follow the order in which they were written', async () => {
  const question = await exampleOf('Question')
  const mirrored = await activityIn('question', reversed(findComponent('Question')?.example ?? ''))
  const ids = (activity: Activity) => [...htmlOf(activity).matchAll(/value="([0-9a-f]{12})"/g)].map(([, id]) => id)
  expect(ids(mirrored)).toEqual(ids(question))
})

test('a scenario shows only what the learner has met, and a way back', async () => {
  const scenario = await exampleOf('Scenario')
  const html = htmlOf(scenario, { kind: 'scenario', path: ['look'] })
  expect(html).toContain('Consent was given for three people only.')
  expect(html).toContain('You have three pictures left.')
  expect(html).toContain('value="back"')
  expect(html).not.toContain('A mother recognises her child.')
  expect(html).not.toContain('Nobody complains')
})

test('a triage shows the next comment and the verdict on the last', async () => {
  const triage = await exampleOf('Triage')
  const decisions = [{ comment: 'late-form', action: 'acknowledge', reason: 'wrong-facts' } as const]
  const html = htmlOf(triage, { kind: 'triage', decisions })
  expect(html).toContain('[triage.actionOnlyRight]')
  expect(html).toContain('My file is 88/21')
  expect(html).not.toContain('A case is never discussed in public')
  expect(html).toContain('value="late-form:acknowledge:wrong-facts"')
})

test.each(['Question', 'Scenario', 'Redact', 'Triage', 'Match', 'Order'])(
  'every id in an unanswered %s is unique, and every label points at one',
  async (name) => {
    const html = htmlOf(await exampleOf(name))
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^" ]+)"/g))
      expect(ids).toContain(target)
  },
)

test.each(['en', 'fr'])('every sentence of the forms exists in %s', async (language) => {
  const catalogue: unknown = JSON.parse(
    await readFile(new URL(`../../app/locales/${language}/activities.json`, import.meta.url), 'utf8'),
  )
  const has = (key: string) =>
    key.split('.').reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], catalogue)
  const missing = new Set<string>()
  for (const [activity, response] of await everyState()) {
    for (const [, key = ''] of htmlOf(activity, response).matchAll(/\[([\w.-]+)\]/g)) {
      if (typeof (has(key) ?? has(`${key}_other`)) !== 'string') missing.add(key)
    }
  }
  expect([...missing]).toEqual([])
})

/** Each activity with nothing, something, everything wrong and everything right. */
async function everyState(): Promise<[Activity, ActivityResponse | null][]> {
  const [question, scenario, redact, triage, match, order] = await Promise.all(
    ['Question', 'Scenario', 'Redact', 'Triage', 'Match', 'Order'].map(exampleOf),
  )
  if (
    question?.kind !== 'question' ||
    scenario?.kind !== 'scenario' ||
    redact?.kind !== 'redact' ||
    triage?.kind !== 'triage' ||
    match?.kind !== 'match' ||
    order?.kind !== 'order'
  )
    return []
  const first = { comment: 'late-form', action: 'acknowledge', reason: 'true-complaint' } as const
  const paths = [['look', 'event'], ['look'], ['all', 'explain'], ['all', 'remove']]
  const ladder = await exampleOf('Ladder')
  const rewriting = await activityIn('rewrite-reply', findComponent('RewriteReply')?.example ?? '')
  return [
    [question, null],
    ...question.options.map(({ id }): [Activity, ActivityResponse] => [question, { kind: 'question', chosen: [id] }]),
    [scenario, null],
    ...paths.map((path): [Activity, ActivityResponse] => [scenario, { kind: 'scenario', path }]),
    [redact, null],
    ...[[], ['name', 'pier'], ['name', 'screen']].map((ticked): [Activity, ActivityResponse] => [
      redact,
      { kind: 'redact', ticked },
    ]),
    [triage, null],
    [triage, { kind: 'triage', decisions: [first] }],
    ...triageActions.map((action): [Activity, ActivityResponse] => [
      triage,
      {
        kind: 'triage',
        decisions: [
          { ...first, reason: 'danger' },
          { comment: 'my-file', action, reason: 'own-case' },
        ],
      },
    ]),
    [ladder, null],
    [ladder, { kind: 'ladder' }],
    [rewriting, null],
    [rewriting, { kind: 'rewrite-reply' }],
    [match, null],
    ...match.cards.map(({ id }): [Activity, ActivityResponse] => [
      match,
      { kind: 'match', chosen: match.pairs.map((pair) => ({ pair: pair.id, card: id })) },
    ]),
    [match, { kind: 'match', chosen: match.pairs.map(({ id, card }) => ({ pair: id, card })) }],
    [order, null],
    ...[order.stages, [...order.stages].reverse()].map((stages): [Activity, ActivityResponse] => [
      order,
      { kind: 'order', numbers: stages.map(({ id }, place) => ({ stage: id, number: place + 1 })) },
    ]),
  ]
}

async function exampleOf(name: string): Promise<Activity> {
  return activityIn(name.toLowerCase() as Activity['kind'], findComponent(name)?.example ?? '')
}

/** Everything that only an answer may reveal. */
function secretsOf(activity: Activity): string[] {
  switch (activity.kind) {
    case 'question':
      return activity.options.map(({ becauseHtml }) => becauseHtml)
    case 'scenario':
      return [
        ...activity.steps.flatMap(({ choices }) => choices.map(({ becauseHtml }) => becauseHtml)),
        ...activity.endings.map(({ endingHtml }) => endingHtml),
      ]
    case 'redact':
      return activity.spots.map(({ becauseHtml }) => becauseHtml)
    case 'triage':
      return activity.comments.map(({ becauseHtml }) => becauseHtml)
    case 'match':
      return activity.pairs.map(({ becauseHtml }) => becauseHtml)
    case 'order':
      return activity.stages.map(({ becauseHtml }) => becauseHtml)
    case 'ladder':
    case 'rewrite-reply':
      return []
  }
}

function reversed(question: string) {
  const [first, second] = question.match(/ {2}<Option[\s\S]*?<\/Option>\n/g) ?? []
  return question
    .replace(first ?? '', '@')
    .replace(second ?? '', first ?? '')
    .replace('@', second ?? '')
}
