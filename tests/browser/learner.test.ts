import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import { projectRoot } from '#db/project-root.ts'
import { persona, picture, visitor } from '#tests/support/browser.ts'
import { answerPaper, doLesson, gateOf, press, scales } from '#tests/support/browser-learner.ts'
import type { DemoServer } from '#tests/support/demo-server.ts'
import { walkTo } from '#tests/support/keyboard.ts'

test('the first visit of a lesson weighs no more than 60 kB, the next lesson no more than 10 kB', async () => {
  const { page } = await visitor({ as: 'half-way' })
  const weigh = await scales(page)
  const lessons = ['three-piles', 'your-declaration', 'how-leaks-happen', 'who-may-speak', 'channel-not-timeline']
  const weights: number[] = []
  for (const lesson of lessons) {
    await page.goto(`/modules/confidentiality/lessons/${lesson}`, { waitUntil: 'networkidle' })
    const { bytes, requests } = weigh()
    weights.push(bytes)
    process.stdout.write(`${lesson}: ${(bytes / 1000).toFixed(1)} kB in ${requests} requests\n`)
  }

  const [first = 0, ...next] = weights
  expect(first).toBeLessThanOrEqual(60_000)
  // A lesson with a picture brings the picture; the page itself stays light.
  expect(Math.min(...next)).toBeLessThanOrEqual(10_000)
  expect(Math.max(...next)).toBeLessThanOrEqual(10_000)
})

test('somebody who has done nothing yet is led through every lesson, quiz, the final, the rules and the policy, and at that moment the gate opens', async () => {
  const { page, server } = await visitor({ as: 'newcomer' })
  const gate = await gateOf(server, 'journey')
  const { staffNumber, name } = persona('newcomer')
  const colleague = persona('half-way').staffNumber

  const steps = await followTheHomePage(page, server, async () => {
    expect(await gate(staffNumber)).toMatchObject({ status: 403 })
  })

  expect(await gate(staffNumber)).toEqual({ status: 204, reason: null })
  expect(await gate(colleague)).toEqual({ status: 403, reason: 'in-progress' })
  const { lessons, quizzes } = await shippedProgramme()
  expect(steps.filter((step) => step === 'lesson')).toHaveLength(lessons)
  expect(steps.filter((step) => step === 'quiz')).toHaveLength(quizzes)
  expect(steps.slice(-3)).toEqual(['final', 'sign', 'sign policy'])
  expect(page.url()).toMatch(/\/certificate$/)
  const number = await page.locator('.lisans-certificate__number').textContent()
  expect(await page.locator('.lisans-certificate__holder').textContent()).toBe(name)
  await picture(page, 'journey certificate')

  const stranger = await visitor()
  await stranger.page.goto('/verify')
  await stranger.page.locator('input[name=number]').fill(number ?? '')
  await stranger.page.locator('main form button').click()
  await stranger.page.waitForURL(/verify\/.+/)
  expect(await stranger.page.locator('main').textContent()).toContain('This certificate is valid')
  expect(await stranger.page.locator('main').textContent()).toContain(name)
  await page.goto('/')
  expect(await page.locator('.lisans-standing').textContent()).toContain('You are certified until')
})

test('the whole programme can be gone through in French, and what is read is French', async () => {
  const { page, server } = await visitor({ as: 'francophone', width: 320 })

  const steps = await followTheHomePage(page, server, async () => {})

  const { lessons, quizzes } = await shippedProgramme()
  expect(steps).toHaveLength(lessons + quizzes + 3)
  expect(page.url()).toMatch(/\/certificate$/)
  expect(await page.locator('h1').textContent()).toContain('Certificat')
}, 240_000)

test('the same way is open without JavaScript: practice, quiz, final, rules and certificate', async () => {
  const beginner = await visitor({ as: 'half-way', javaScript: false })
  await beginner.page.goto('/')
  await beginner.page.locator('.lisans-standing a.govuk-button').click()
  await beginner.page.waitForURL(/\/lessons\/|\/quiz/)
  if (beginner.page.url().includes('/lessons/')) {
    const before = beginner.page.url()
    await doLesson(beginner.page)
    expect(beginner.page.url()).not.toBe(before)
  }

  const { page, server } = await visitor({ as: 'ready-for-final', javaScript: false, width: 320 })
  const gate = await gateOf(server, 'plain')
  const { staffNumber } = persona('ready-for-final')
  await page.goto('/modules/privacy/quiz')
  await takePaper(page, server)
  expect(await page.locator('h1').textContent()).toContain('You passed the quiz')
  await picture(page, 'plain quiz result')

  const steps = await followTheHomePage(page, server, async () => {
    expect(await gate(staffNumber)).toMatchObject({ status: 403 })
  })
  expect(steps).toEqual(['final', 'sign', 'sign policy'])
  expect(await gate(staffNumber)).toEqual({ status: 204, reason: null })
  expect(page.url()).toMatch(/\/certificate$/)
})

test('a lesson, a quiz and the signature need no mouse', async () => {
  const lesson = (await visitor({ as: 'on-leave' })).page
  await lesson.goto('/modules/legal-framework/lessons/red-lines')
  const activities = await lesson.locator('.lisans-activity').count()
  expect(activities).toBeGreaterThan(1)
  await walkTo(lesson, '.lisans-skip-link, .govuk-skip-link')
  await lesson.keyboard.press('Enter')
  expect(await lesson.evaluate(() => document.activeElement?.id)).toBe('main')
  const clear = lesson.locator('.lisans-activity--question button[value=again]')
  if ((await clear.count()) > 0) await press(lesson, clear.first())
  await walkTo(lesson, '.lisans-activity--question input')
  await lesson.keyboard.press('Space')
  await walkTo(lesson, '.lisans-activity--question button')
  await lesson.keyboard.press('Enter')
  // Whoever hears the page is put at the result, not back at its top.
  await lesson.waitForFunction(() => document.activeElement?.id.endsWith('--result'))

  const { page, server } = await visitor({ as: 'ready-to-sign' })
  await page.goto('/modules/privacy/quiz')
  await walkTo(page, 'main form button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/attempts\//)
  for (let number = 1; number <= 8; number++) {
    await page.waitForURL(number === 1 ? /\/attempts\/[^/]+$/ : new RegExp(`question=${number}$`))
    await walkTo(page, 'input[name=option]')
    await page.keyboard.press('ArrowDown')
    await page.locator('[data-save-status][data-state=saved]').waitFor()
    await walkTo(page, 'form[data-saves-answers] button')
    await page.keyboard.press('Enter')
  }
  await page.waitForURL(/\/submission$/)
  await walkTo(page, '[data-submits-attempt] button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/result$/)

  const gate = await gateOf(server, 'keyboard')
  await page.goto('/rules')
  await walkTo(page, 'input[name=accept]')
  await page.keyboard.press('Space')
  await walkTo(page, 'main form button')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/rules')
  await page.goto('/')
  await page.locator('.lisans-standing a.govuk-button').click()
  await walkTo(page, 'input[name=accept]')
  await page.keyboard.press('Space')
  await walkTo(page, 'main form button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/certificate$/)
  expect(await gate(persona('ready-to-sign').staffNumber)).toMatchObject({ status: 204 })
})

/** Does what the home page says comes next, again and again, until there is a certificate. Answers the kinds of steps taken. */
async function followTheHomePage(
  page: Page,
  server: DemoServer,
  beforeEachStep: () => Promise<void>,
): Promise<string[]> {
  const steps: string[] = []
  while (!page.url().endsWith('/certificate')) {
    if (steps.length > 40) throw new Error(`The home page leads nowhere: ${steps}`)
    await beforeEachStep()
    await page.goto('/')
    await page.locator('.lisans-standing a.govuk-button').click()
    await page.waitForURL((url) => url.pathname !== '/')
    steps.push(await doStep(page, server))
  }
  return steps
}

async function doStep(page: Page, server: DemoServer): Promise<string> {
  const { pathname } = new URL(page.url())
  if (pathname.includes('/lessons/')) {
    // Prose that is missing in the reader's language says so with a `lang` of its own.
    expect(await page.locator('.lisans-reading > [lang]').count(), page.url()).toBe(0)
    await doLesson(page)
    return 'lesson'
  }
  if (pathname.endsWith('/quiz')) {
    await takePaper(page, server)
    return 'quiz'
  }
  if (pathname === '/final') {
    await page.locator('input[name=honesty]').check()
    await takePaper(page, server)
    return 'final'
  }
  await picture(page, `journey ${pathname === '/rules' ? 'rules' : 'policy'}`)
  await page.locator('input[name=accept]').check()
  await press(page, page.locator('main form button'))
  return pathname === '/rules' ? 'sign' : 'sign policy'
}

/** From the page that begins a paper to its result. */
async function takePaper(page: Page, server: DemoServer): Promise<void> {
  await press(page, page.locator('main form button'))
  await page.waitForURL(/\/attempts\//)
  expect(await page.locator('main fieldset [lang]').count(), page.url()).toBe(0)
  await picture(page, 'journey question')
  await answerPaper(page, server)
  await picture(page, 'journey check')
  await press(page, page.locator('[data-submits-attempt] button'))
  await page.waitForURL(/\/result$/)
  await picture(page, `journey result ${(await page.locator('h1').textContent()) ?? ''}`)
}

/** How many lessons and quizzes the shipped programme asks of somebody who begins. */
async function shippedProgramme(): Promise<{ lessons: number; quizzes: number }> {
  const { courses, programmes } = await readSyllabus(path.join(projectRoot, 'courses'))
  const modules = programmes.flatMap((programme) => programme.description.modules)
  const asked = courses.filter(({ description }) => modules.includes(description.id))
  return { lessons: asked.flatMap((course) => course.lessons).length, quizzes: asked.length }
}
