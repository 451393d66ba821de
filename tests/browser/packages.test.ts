import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Frame, type Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { composePackage } from '#app/domain/packages/compose-package.ts'
import { findModuleSource } from '#app/domain/packages/find-module-source.ts'
import { packagePage } from '#app/web/package-page.tsx'
import { projectRoot } from '#db/project-root.ts'
import { authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { openRecordStore, serveFiles } from '#tests/support/other-systems.ts'
import { bundlePlayer } from '../../app/enhance/package/bundle-player.js'
import { findOrInstallChromium } from '../../bin/find-chromium.js'

let browser: Promise<Browser> | undefined

afterAll(async () => (await browser)?.close())

type Recorded = {
  cmi: { suspend_data: string; core: { lesson_status: string; exit: string; score: { raw: string } } }
}

test('over SCORM 1.2 a learner stops, comes back where they were, and is done when all is opened and practised', async () => {
  const system = await serveFiles(await learningSystem())
  const { page, complaints } = await openPage()
  await page.goto(`${system}lms.html`)
  let content = await contentOf(page)
  await content.getByText('Your learning system keeps what you have done.').waitFor()
  await content.getByRole('link', { name: 'Second' }).click()
  await practiseAll(content, 'Second')
  const stopped = await leave(page)
  expect(stopped.cmi.core).toMatchObject({ lesson_status: 'incomplete', exit: 'suspend' })
  expect(stopped.cmi.suspend_data.length).toBeLessThan(60)

  await page.goto(`${system}lms.html?${encodeURIComponent(JSON.stringify(stopped))}`)
  content = await contentOf(page)
  await content.getByRole('heading', { level: 1, name: 'Second' }).waitFor()
  await content.getByRole('link', { name: 'All lessons' }).click()
  expect(await content.locator('[data-lesson-state]').allTextContents()).toEqual(['', 'Done.'])
  await content.getByRole('link', { name: 'First' }).click()
  await practiseAll(content, 'First')
  await content.getByText('You have opened every lesson').waitFor()
  const done = await leave(page)
  expect(done.cmi.core.lesson_status).toBe('completed')
  expect(Number(done.cmi.core.score.raw)).toBeGreaterThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('with no learning system around it a package is plain reading with practice, and without a script plain reading', async () => {
  const system = await serveFiles(await learningSystem())
  const { page, complaints } = await openPage()
  await page.goto(`${system}index.html`)
  await page.getByText('No learning system answers.').waitFor()
  await page.getByRole('link', { name: 'First' }).click()
  await practiseAll(page.mainFrame(), 'First')
  const bare = await openPage({ javaScriptEnabled: false })
  await bare.page.goto(`${system}index.html`)
  expect(await bare.page.getByText('The dog ran up the hill').first().isVisible()).toBe(true)
  expect([...complaints, ...bare.complaints]).toEqual([])
})

test('over cmi5 a learner is launched, completes once, ends, and finds their progress again', async () => {
  const store = await openRecordStore({
    launchMode: 'Normal',
    moveOn: 'Completed',
    contextTemplate: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session' } },
  })
  const files = await serveFiles(await modulePackage('cmi5'))
  const launch = new URLSearchParams({
    endpoint: `${store.address}xapi`,
    fetch: `${store.address}token`,
    actor: JSON.stringify({ account: { homePage: 'https://lms.example', name: '7' } }),
    registration: 'e168d6a3-46b2-4233-82e7-66b73a179727',
    activityId: 'https://lms.example/au/1',
  })
  const { page, complaints } = await openPage()
  await page.goto(`${files}index.html?${launch}`)
  for (const lesson of ['First', 'Second']) {
    await page.getByRole('link', { name: lesson, exact: true }).click()
    await practiseAll(page.mainFrame(), lesson)
    await page.getByRole('link', { name: 'All lessons' }).click()
  }
  await expect.poll(() => store.documents.get('lisans-progress')).toMatch(/^1\.\w{8}\.\d?\.11\.[12]{4}\.1$/)
  await page.goto('about:blank')
  const said = () => store.statements.map(({ verb }) => verb.id.split('/').at(-1))
  await expect.poll(said).toEqual(['initialized', 'completed', 'terminated'])

  await page.goto(`${files}index.html?${launch}`)
  await page.getByText('You have opened every lesson').waitFor()
  await page.goto('about:blank')
  await expect.poll(said).toEqual(['initialized', 'completed', 'terminated', 'initialized', 'terminated'])
  expect(store.tokens()).toBe(2)
  expect(store.faults).toEqual([])
  const [, completed] = store.statements
  expect(completed).toMatchObject({
    object: { id: 'https://lms.example/au/1' },
    result: { completion: true },
    context: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session' } },
  })
  expect(completed?.context.contextActivities.category.map(({ id }) => id.split('/').at(-1))).toEqual([
    'cmi5',
    'moveon',
  ])
  // A new learner has no document yet, and nobody has preferences: the browser mentions both.
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
})

/** Answers every practice question of the lesson that is shown, and sees the result of each. */
async function practiseAll(content: Frame, lesson: string): Promise<void> {
  await content.getByRole('heading', { level: 1, name: lesson }).waitFor()
  const activities = content.locator('section.lisans-activity')
  expect(await activities.count()).toBe(2)
  for (let at = 0; at < 2; at++) {
    const activity = activities.nth(at)
    await activity.getByRole('button').click()
    await activity.getByText('Choose one answer').first().waitFor()
    await activity.getByRole('radio').first().check()
    await activity.getByRole('button').click()
    await activity.locator('[role=status] h3').waitFor()
  }
}

/** Closes the content's frame, as a system does when a learner goes on, and reads what it has. */
async function leave(page: Page): Promise<Recorded> {
  await page.evaluate(() => document.querySelector('iframe')?.remove())
  return JSON.parse(
    await page.evaluate(() =>
      (window as unknown as { API: { renderCMIToJSONString(): string } }).API.renderCMIToJSONString(),
    ),
  ) as Recorded
}

async function contentOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (!frame) throw new Error('The content has no frame')
  await frame.waitForLoadState()
  return frame
}

/** The package as SCORM beside a page that plays it with scorm-again, with what an earlier session left in its address. */
async function learningSystem(): Promise<Map<string, Uint8Array | string>> {
  const runtime = readFileSync(path.join(projectRoot, 'node_modules/scorm-again/dist/scorm12.min.js'))
  const frame = `<!DOCTYPE html><title>LMS</title><script src="runtime.js"></script><script>
    window.API = new Scorm12API({ autocommit: false, logLevel: 5 })
    if (location.search) API.loadFromJSON(JSON.parse(decodeURIComponent(location.search.slice(1))).cmi)
  </script><iframe src="index.html" width="900" height="700"></iframe>`
  return new Map<string, Uint8Array | string>([
    ...(await modulePackage('scorm12')),
    ['lms.html', frame],
    ['runtime.js', runtime],
  ])
}

async function modulePackage(format: 'scorm12' | 'cmi5'): Promise<ReadonlyMap<string, Uint8Array>> {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const source = await findModuleSource(db, authoredCourse.courseId, 'en')
  if (!source) throw new Error('The course is not published')
  const page = packagePage(source, { format, score: true })
  const read = openZip(composePackage(source, { format, page, script: await bundlePlayer(), stylesheet: 'p{}' }))
  if (read.kind !== 'read') throw new Error(read.reason)
  return read.files
}

async function openPage({ javaScriptEnabled = true } = {}): Promise<{ page: Page; complaints: string[] }> {
  browser ??= findOrInstallChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] }),
  )
  const context = await (await browser).newContext({ javaScriptEnabled, locale: 'en-GB' })
  context.setDefaultTimeout(10_000)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return { page: await context.newPage(), complaints }
}
