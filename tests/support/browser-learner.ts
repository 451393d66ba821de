import path from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Locator, Page } from 'playwright-core'
import type { DemoServer } from './demo-server.ts'

/** More steps than any activity has: beyond them something goes round in circles. */
const mostSteps = 40

/** Answers every activity of the lesson on the page, then finishes it with the page's own button. */
export async function doLesson(page: Page): Promise<void> {
  for (let step = 0; (await page.locator('#finish li a').count()) > 0; step++) {
    if (step > mostSteps) throw new Error(`${page.url()} does not come to its end`)
    const address = (await page.locator('#finish li a').first().getAttribute('href')) ?? ''
    await answerActivity(page, page.locator(address), step)
  }
  await press(page, page.locator('#finish form button'))
}

/** One answer to one activity; a story and an inbox need several. */
export async function answerActivity(page: Page, activity: Locator, step = 0): Promise<void> {
  const form = activity.locator('form')
  const fields = await form
    .locator('input[type=radio], input[type=checkbox]')
    .evaluateAll((found) =>
      found.map(({ id, name }: HTMLInputElement | (Element & { name?: string })) => ({ id, name: name ?? '' })),
    )
  for (const name of new Set(fields.map((field) => field.name))) {
    const choices = fields.filter((field) => field.name === name)
    const chosen = choices[step % choices.length]
    if (chosen) await form.locator(`[id="${chosen.id}"]`).check()
  }
  for (const list of await form.locator('select').all()) await list.selectOption({ index: 1 })
  for (const [index, field] of (await form.locator('input[inputmode=numeric]').all()).entries())
    await field.fill(String(index + 1))
  await press(page, form.locator('button:not(.govuk-button--secondary)'))
}

/** Presses a button that sends a form, and waits for what comes of it: the next page, or the part of this one that changes. */
export async function press(page: Page, button: Locator): Promise<void> {
  // Not the answer that the script saves meanwhile.
  const isOurs = (url: string, navigates: boolean) => navigates || url.includes('/activities/')
  const answered = page.waitForResponse((response) => {
    const request = response.request()
    return request.method() === 'POST' && isOurs(request.url(), request.isNavigationRequest())
  })
  await button.click()
  const answer = await answered
  if (answer.url().includes('/activities/')) {
    const activity = decodeURIComponent(new URL(answer.url()).pathname.split('/').at(-1) ?? '')
    await page.locator(`[id="${activity}"] form:not([aria-busy])`).waitFor()
  } else if (answer.status() >= 300 && answer.status() < 400) {
    const wanted = new URL((await answer.headerValue('location')) ?? '', answer.url()).href
    await page.waitForURL(wanted, { waitUntil: 'domcontentloaded' }).catch((error) => {
      // A page that sends on at once has another address by now.
      if (page.url() === wanted) throw error
    })
  }
  await page.waitForLoadState('domcontentloaded')
}

/** Answers every question of the paper on the page, rightly unless told otherwise, up to the page that shows all answers. */
export async function answerPaper(page: Page, server: DemoServer, right: (number: number) => boolean = () => true) {
  for (let number = 1; !page.url().endsWith('/submission'); number++) {
    await answerQuestion(page, server, right(number))
    await press(page, page.locator('form[data-saves-answers] button').first())
  }
}

/** Chooses an option of the question on the page. Answers its id. */
export async function answerQuestion(page: Page, server: DemoServer, right = true): Promise<string> {
  const question = await page.locator('input[name=question]').inputValue()
  const key = keyOf(server, question)
  const options = await page
    .locator('input[name=option]')
    .evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value))
  const chosen = options.find((id) => (id === key) === right) ?? ''
  await page.locator(`input[name=option][value="${chosen}"]`).check()
  return chosen
}

/** Which option of a question is right. */
export function keyOf(server: { dataDirectory: string }, question: string): string {
  return (
    rowsOf<{ correct_option_id: string }>(
      server,
      'select correct_option_id from question_versions where id = ?',
      question,
    )[0]?.correct_option_id ?? ''
  )
}

/** What the service's database holds at this moment. */
export function rowsOf<Row>(server: { dataDirectory: string }, query: string, ...values: string[]): Row[] {
  const database = new Sqlite(path.join(server.dataDirectory, 'lisans.sqlite'), { readonly: true })
  try {
    return database.prepare(query).all(...values) as Row[]
  } finally {
    database.close()
  }
}

/** Asks the gate about people by their staff numbers. */
export async function gateOf(server: DemoServer, name: string) {
  const token = (await server.lisans('gate-token', 'create', name)).trim().split('\n').at(-1) ?? ''
  return async (staffNumber: string): Promise<{ status: number; reason: string | null }> => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`${server.url}/gate/v1/check?person=${staffNumber}`, { headers })
    return { status: answer.status, reason: answer.headers.get('x-gate-reason') }
  }
}

/** Counts the bytes that travel to this page from now on, headers included, as compressed. */
export async function scales(page: Page): Promise<() => { bytes: number; requests: number }> {
  const line = await page.context().newCDPSession(page)
  let bytes = 0
  let requests = 0
  line.on('Network.loadingFinished', (loaded) => {
    bytes += loaded.encodedDataLength
    requests++
  })
  await line.send('Network.enable')
  return () => {
    const weighed = { bytes, requests }
    bytes = 0
    requests = 0
    return weighed
  }
}
