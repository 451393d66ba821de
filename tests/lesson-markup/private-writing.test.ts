import { expect, test } from 'vitest'
import { feedbackOn, readResponse } from '#app/lesson-markup/assess-practice.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { activityIn, htmlOf, problemsIn } from './scene.ts'

const ladder = await activityIn('ladder', findComponent('Ladder')?.example ?? '')
const rewriting = await activityIn('rewrite-reply', findComponent('RewriteReply')?.example ?? '')

test.each([ladder, rewriting])('what is typed in a $kind has no name and stands outside the form', (activity) => {
  const html = htmlOf(activity)
  const [textarea = ''] = /<textarea[^>]*>/.exec(html) ?? []
  expect(textarea).not.toContain(' name=')
  expect(textarea).not.toContain(' form=')
  expect(textarea).not.toContain(' data-')
  expect(textarea).toContain('autoComplete="off"')
  expect(textarea).toMatch(/spellcheck="false"/i)
  expect(html.indexOf('</textarea>')).toBeLessThan(html.indexOf('<form'))
  expect(html).toContain('[private]')
  expect(html.match(/<form[\s\S]*<\/form>/)?.[0]).not.toMatch(/<textarea|radio/)
})

test.each([ladder, rewriting])('of a $kind only that it is done is kept, whatever is posted with it', (activity) => {
  const reading = readResponse(activity, { activity: [activity.id], text: ['a real case'], go: ['on'] })
  expect(reading).toEqual({ kind: 'answered', response: { kind: activity.kind } })
  if (reading.kind !== 'answered') return
  expect(feedbackOn(activity, reading.response)).toMatchObject({ finished: true })
  expect(htmlOf(activity, reading.response)).toContain(`id="${activity.id}--result"`)
})

test.each([ladder, rewriting])('every id in a $kind is unique, and every label points at one', (activity) => {
  const html = htmlOf(activity)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of html.matchAll(/ (?:for|aria-describedby)="([^" ]+)"/g)) expect(ids).toContain(target)
})

test('a ladder has seven steps, each with its advice, and needs no words of the author', async () => {
  const bare = await activityIn('ladder', '<Ladder id="bare" title="Walk" />')
  expect(bare.openingHtml).toBeNull()
  expect(htmlOf(bare).match(/<details/g)).toHaveLength(7)
  expect(htmlOf(ladder)).toContain('the last post you liked')
})

const whole = {
  original: '<Original>The bad reply.</Original>',
  model: '<Model>The good reply.</Model>',
  points: '<Point>One.</Point>\n  <Point>Two.</Point>\n  <Point>Three.</Point>',
  limit: '10',
}

test.each([
  ['without an original', { original: '' }, 'original-count', 7],
  ['with two models', { model: `${whole.model}\n  ${whole.model}` }, 'model-count', 10],
  ['with two points', { points: '<Point>One.</Point>\n  <Point>Two.</Point>' }, 'point-count', 7],
  ['whose model is too long', { model: `<Model>${'word '.repeat(11)}</Model>` }, 'model-too-long', 9],
  ['with an empty point', { points: whole.points.replace('Two.', '') }, 'empty', 11],
  ['with loose words', { points: `${whole.points}\n  Loose words.` }, 'stray-text', 7],
  ['without a sensible limit', { limit: 'sixty' }, 'attribute', 7],
])('a reply to rewrite %s is refused at its line', async (_, change, rule, line) => {
  const { original, model, points, limit } = { ...whole, ...change }
  const body = `<RewriteReply id="r" title="R" limit="${limit}">\n  ${original}\n  ${model}\n  ${points}\n</RewriteReply>`
  expect(await problemsIn(body)).toMatchObject([{ rule, line }])
})
