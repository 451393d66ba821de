import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { findWords } from '#app/enhance/package/find-words.ts'
import { timespan } from '#app/enhance/package/open-scorm.ts'
import {
  beginProgress,
  isComplete,
  mostKept,
  type Progress,
  practiceScore,
  readProgress,
  writeProgress,
} from '#app/enhance/package/progress.ts'
import { statementWith } from '#app/enhance/package/write-statement.ts'
import { readLaunch } from '#app/enhance/package/xapi-store.ts'
import { ActivityForm, type ActivityFormProperties } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import { feedbackOn } from '#app/lesson-markup/assess-practice.ts'
import { findComponent } from '#app/lesson-markup/registry.ts'
import { translator } from '#app/locales/translator.ts'
import { packageContent } from '#app/web/package-content.ts'
import { practise } from '#db/demo/practise.ts'
import { bundlePlayer } from '../../app/enhance/package/bundle-player.js'
import { compileSound } from './scene.ts'

const kinds = ['Question', 'Scenario', 'Redact', 'Triage', 'Match', 'Order', 'Ladder', 'RewriteReply']
const script = await bundlePlayer('show-activity.ts', 'esm')
const { showActivity } = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as {
  showActivity(properties: ActivityFormProperties): string
}

test.each(kinds)('in a package a %s looks as it does here: unanswered, refused and answered', async (kind) => {
  const [activity] = (await compileSound(findComponent(kind)?.example ?? '')).activities
  if (!activity) throw new Error(`No ${kind}`)
  for (const language of ['en', 'fr'] as const) {
    const here = translator(language)
    const t = (key: string, values?: Record<string, string | number>) => here(`activities:${key}`, values ?? {})
    const { words } = packageContent(emptyModule(language), { format: 'scorm12', score: false })
    const answers = ['someone', 'somebody else'].map((name) => practise(activity, name))
    const problem = { field: 'choice', code: 'choose-one' } as const
    for (const shown of [
      { response: null, feedback: null },
      { response: null, feedback: null, problem },
      ...answers.map((response) => ({ response, feedback: feedbackOn(activity, response) })),
    ]) {
      const properties = { activity, actionUrl: '#', language: 'en' as const, ...shown }
      const inPackage = showActivity({ ...properties, t: findWords(words, language) })
      expect(treeOf(inPackage)).toEqual(treeOf(renderToStaticMarkup(createElement(ActivityForm, { ...properties, t }))))
    }
  }
})

test('the script of a package is small, makes no code out of words, and brings no examined thing', async () => {
  const player = await bundlePlayer()
  expect(player.length).toBeLessThan(60_000)
  expect(player).not.toMatch(/\beval\(|new Function|innerHTML|localStorage|document\.write/)
})

test('what is kept fits the 4,096 characters of SCORM 1.2, and comes back as it was', () => {
  const progress: Progress = { ...beginProgress(60, 900), place: 59, told: true }
  progress.opened[3] = true
  progress.practised[7] = 'right'
  const written = writeProgress(progress, 'abcdef01')
  expect(written.length).toBeLessThan(mostKept)
  expect(readProgress(written, 'abcdef01', beginProgress(60, 900))).toEqual(progress)
})

test('of another text, or of what somebody else wrote, nothing is taken over but that it was completed', () => {
  const begun = beginProgress(2, 2)
  const written = writeProgress({ place: 1, opened: [true, true], practised: ['done', 'right'], told: true }, 'one')
  expect(readProgress(written, 'two', begun)).toEqual({ ...begun, told: true })
  for (const strange of ['', 'null', '{"place":1}', '1.one', '1.one.99999.11.00.0', `1.one.1.${'1'.repeat(9)}.00.0`]) {
    const read = readProgress(strange, 'one', begun)
    expect(read.place).toBeNull()
    expect(isComplete(read)).toBe(false)
  }
})

test('a module is done when all lessons were opened and everything was practised, right or not', () => {
  const all: Progress = { place: 0, opened: [true], practised: ['right', 'done', 'done'], told: false }
  expect(isComplete(all)).toBe(true)
  expect(practiceScore(all)).toBe(33)
  expect(isComplete({ ...all, opened: [false] })).toBe(false)
  expect(isComplete({ ...all, practised: ['right', 'done', 'not-yet'] })).toBe(false)
  expect(isComplete(beginProgress(1, 0))).toBe(false)
})

test('time is told as SCORM writes it', () => {
  expect(timespan(0)).toBe('0000:00:00.00')
  expect(timespan(3_723_450)).toBe('0001:02:03.45')
  expect(timespan(-5)).toBe('0000:00:00.00')
})

test('a launch that is no launch is plain reading, and no address but one of the web is written to', () => {
  const launch = {
    endpoint: 'https://lrs.example/xapi',
    fetch: 'https://lms.example/token',
    actor: '{"account":{"name":"7","homePage":"https://lms.example"}}',
    registration: 'e168d6a3-46b2-4233-82e7-66b73a179727',
    activityId: 'https://lms.example/au/1',
  }
  expect(readLaunch(`?${new URLSearchParams(launch)}`)).toMatchObject({ endpoint: 'https://lrs.example/xapi/' })
  for (const wrong of [{ endpoint: 'javascript:alert(1)' }, { fetch: 'file:///etc/passwd' }, { actor: 'nobody' }])
    expect(readLaunch(`?${new URLSearchParams({ ...launch, ...wrong })}`)).toBeNull()
  expect(readLaunch('')).toBeNull()
})

test('a statement keeps what the learning system gave and adds what cmi5 asks for', () => {
  const launch = { endpoint: '', fetchAddress: '', actor: { name: 'A' }, registration: 'r', activityId: 'urn:a' }
  const template = { contextActivities: { grouping: [{ id: 'urn:g' }] }, extensions: { 'urn:session': 's' } }
  expect(
    statementWith(launch, template, 'completed', { duration: 'PT5.00S', at: '2026-03-02T08:00:00.000Z' }),
  ).toMatchObject({
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    result: { completion: true, duration: 'PT5.00S' },
    context: {
      registration: 'r',
      extensions: { 'urn:session': 's' },
      contextActivities: {
        grouping: [{ id: 'urn:g' }],
        category: [
          { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
          { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' },
        ],
      },
    },
  })
})

/** What a browser would make of HTML; the order of attributes does not count. */
function treeOf(html: string): unknown {
  return JSON.parse(
    JSON.stringify(unified().use(rehypeParse, { fragment: true }).parse(html), (key, value) =>
      key === 'position' ? undefined : value,
    ),
  )
}

function emptyModule(language: 'en' | 'fr') {
  const words = { courseId: 'one', revisionId: '1', number: 1, title: '', summary: '', fingerprint: '' }
  return { ...words, language, objectives: [], lessons: [], figures: new Map() }
}
