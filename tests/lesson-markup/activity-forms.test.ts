import { expect, test } from 'vitest'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { activityIn, htmlOf } from './scene.ts'

test.each(['Question', 'Scenario', 'Redact', 'Triage'])(
  'an unanswered %s gives away neither key nor rationale',
  async (name) => {
    const activity = await exampleOf(name)
    const html = htmlOf(activity)
    for (const secret of secretsOf(activity)) expect(html).not.toContain(secret)
    expect(html).not.toMatch(/ correct[ >=]|role="status"/)
    expect(html).toContain('method="post"')
    expect(html).toContain('<legend')
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

test.each(['Question', 'Scenario', 'Redact', 'Triage'])(
  'every id in an unanswered %s is unique, and every label points at one',
  async (name) => {
    const html = htmlOf(await exampleOf(name))
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^" ]+)"/g))
      expect(ids).toContain(target)
  },
)

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
  }
}

function reversed(question: string) {
  const [first, second] = question.match(/ {2}<Option[\s\S]*?<\/Option>\n/g) ?? []
  return question
    .replace(first ?? '', '@')
    .replace(second ?? '', first ?? '')
    .replace('@', second ?? '')
}
