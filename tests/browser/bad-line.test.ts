import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { forgive, persona, theHouse, visitor } from '#tests/support/browser.ts'
import { answerPaper, answerQuestion, press, rowsOf } from '#tests/support/browser-learner.ts'
import type { DemoServer } from '#tests/support/demo-server.ts'

/** What Chromium writes on the console when a request finds no line, or meets a refusal that the page then explains. */
const noLine = /ERR_INTERNET_DISCONNECTED|Failed to load resource/

test('on a slow line that fails twice during a final nothing acknowledged is lost, and the page says what is saved', async () => {
  const { page, server } = await visitor({ as: 'ready-for-final' })
  await startFinal(page)
  const line = await slowLine(page)
  const acknowledged = new Map<string, string>()
  const status = page.locator('[data-save-status]')

  for (let number = 1; number <= 4; number++) {
    const question = await page.locator('input[name=question]').inputValue()
    const drops = number === 2 || number === 4
    if (drops) await line.drop()
    const option = await answerQuestion(page, server)
    if (drops) {
      await page.locator('[data-save-status][data-state=waiting]').waitFor()
      expect(await status.textContent()).toContain('Not saved yet')
      expect(savedAnswers(server, page).has(question)).toBe(false)
      // The choice stands on the page meanwhile, and nowhere else.
      expect(await page.locator('input[name=option]:checked').inputValue()).toBe(option)
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
      await line.restore()
    }
    await page.locator('[data-save-status][data-state=saved]').waitFor({ timeout: 40_000 })
    expect(await status.textContent()).toContain('Saved at')
    acknowledged.set(question, option)
    expect(savedAnswers(server, page).get(question)).toBe(option)
    await press(page, page.locator('form[data-saves-answers] button').first())
  }
  await line.asUsual()
  await answerPaper(page, server)
  const saved = savedAnswers(server, page)
  for (const [question, option] of acknowledged) expect(saved.get(question)).toBe(option)

  await press(page, page.locator('[data-submits-attempt] button'))
  expect(await page.locator('h1').textContent()).toContain('You passed the final')
  forgive(noLine)
})

test('who goes on while an answer is not saved goes on as soon as it is', async () => {
  const { page, server, context } = await visitor({ as: 'half-way' })
  await startQuiz(page)
  await context.setOffline(true)
  const option = await answerQuestion(page, server)
  await page.locator('form[data-saves-answers] button').first().click()
  await page.locator('[data-save-status][data-state=waiting]').waitFor()
  expect(page.url()).not.toContain('question=2')

  await context.setOffline(false)

  await page.waitForURL(/question=2/)
  expect([...savedAnswers(server, page).values()]).toEqual([option])
  forgive(noLine)
})

test('two tabs, the back button and a button pressed twice leave one paper, submitted once', async () => {
  const { page, server, context } = await visitor({ as: 'retake' })
  await page.goto('/modules/privacy/quiz')
  await press(page, page.locator('main form button'))
  await page.waitForURL(/\/attempts\//)
  const paper = new URL(page.url()).pathname
  const other = await context.newPage()
  await other.goto('/modules/privacy/quiz')
  await press(other, other.locator('main form button'))
  await other.waitForURL(/\/attempts\//)
  expect(new URL(other.url()).pathname).toBe(paper)

  // The same question in both: the answer given last stands.
  await answerQuestion(page, server, true)
  await saved(page)
  await answerQuestion(other, server, false)
  await saved(other)
  await page.reload()
  await page.goto(`${paper}?question=1`)
  expect(await page.locator('input[name=option]:checked').inputValue()).toBe(
    await other.locator('input[name=option]:checked').inputValue(),
  )

  await answerPaper(page, server)
  await Promise.all([page.waitForURL(/\/result$/), page.locator('[data-submits-attempt] button').dblclick()])
  const id = paper.split('/').at(-1) ?? ''
  const submitted = "select count(*) as n from ledger_entries where action = 'attempt.submitted' and subject_id = ?"
  expect(rowsOf(server, submitted, id)).toEqual([{ n: 1 }])
  const result = page.url()

  // Back from the result there is no paper to change any more.
  await page.goBack()
  await page.waitForURL(result)
  await other.locator('input[name=option]:not(:checked)').first().check()
  await other.locator('[data-save-status][data-state=refused]').waitFor()
  expect(await other.locator('[data-save-status]').textContent()).toContain('handed in')
  forgive(noLine)
})

test('a session that ends in the middle is said at once, and signing in again comes back to the same question', async () => {
  const staffNumber = persona('ready-to-sign').staffNumber
  const password = 'sardines under the takamaka'
  await choosePassword(await printedSlip((await theHouse()).server, staffNumber), password)
  const { page, server, context } = await visitor({ as: 'ready-to-sign' })
  await page.goto('/modules/legal-framework/quiz')
  await press(page, page.locator('main form button'))
  for (const _question of [1, 2]) {
    await answerQuestion(page, server)
    await press(page, page.locator('form[data-saves-answers] button').first())
  }
  const before = page.url()
  expect(before).toMatch(/question=3$/)
  const question = await page.locator('input[name=question]').inputValue()

  await endSession(context)
  await answerQuestion(page, server)
  await page.locator('[data-save-status][data-state=signed-out]').waitFor()
  expect(savedAnswers(server, page).has(question)).toBe(false)
  page.on('dialog', (dialog) => dialog.accept())
  await page.locator('[data-save-status] a').click()
  await page.waitForURL(/\/sign-in\?next=/)
  await page.locator('input[name=identifier]').fill(staffNumber)
  await page.locator('input[name=password]').fill(password)
  await page.locator('main form button').click()

  await page.waitForURL(before)
  expect(await page.locator('input[name=question]').inputValue()).toBe(question)
  expect(savedAnswers(server, page).size).toBe(2)
  await answerQuestion(page, server)
  await saved(page)
  expect(savedAnswers(server, page).has(question)).toBe(true)
  forgive(noLine)
})

async function startFinal(page: Page): Promise<void> {
  await page.goto('/final')
  await page.locator('input[name=honesty]').check()
  await press(page, page.locator('main form button'))
  await page.waitForURL(/\/attempts\//)
}

async function startQuiz(page: Page): Promise<void> {
  await page.goto('/modules/confidentiality/quiz')
  await press(page, page.locator('main form button'))
  await page.waitForURL(/\/attempts\//)
}

function saved(page: Page): Promise<void> {
  return page.locator('[data-save-status][data-state=saved]').waitFor()
}

/** 50 kbit/s and a second of delay each way, and a plug to pull. */
async function slowLine(page: Page) {
  const session = await page.context().newCDPSession(page)
  const emulate = (offline: boolean, latency: number, throughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
  const slow = 50_000 / 8
  await session.send('Network.enable')
  await emulate(false, 1000, slow)
  return {
    drop: () => emulate(true, 1000, slow),
    restore: () => emulate(false, 1000, slow),
    asUsual: () => emulate(false, 0, -1),
  }
}

/** The answers that the service holds for the paper on the page, by question. */
function savedAnswers(server: DemoServer, page: Page): Map<string, string> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const rows = rowsOf<{ question_version_id: string; option_id: string }>(
    server,
    'select * from answers where attempt_id = ?',
    id,
  )
  return new Map(rows.map((row) => [row.question_version_id, row.option_id]))
}

async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: /session/ })
}

/** An administrator prints the slip with which somebody chooses a first password. Answers its code. */
async function printedSlip(server: DemoServer, staffNumber: string): Promise<string> {
  const query = 'select person_id from person_identifiers where value = ?'
  const personId = rowsOf<{ person_id: string }>(server, query, staffNumber.toLowerCase())[0]?.person_id ?? ''
  const { page, context } = await visitor({ as: 'administrator' })
  await page.goto(`/admin/people/${personId}`)
  await page.locator('button[name=by][value=slip]').click()
  const code = await page.locator('.lisans-code').textContent()
  await context.close()
  return code ?? ''
}

async function choosePassword(code: string, password: string): Promise<void> {
  const { page, context } = await visitor()
  await page.goto('/enter-code')
  await page.locator('input[name=code]').fill(code)
  await page.locator('main form button').click()
  await page.waitForURL(/\/invitation\//)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=repeat]').fill(password)
  await page.locator('main form button').click()
  await page.waitForURL(/\/sign-in/)
  await context.close()
}
