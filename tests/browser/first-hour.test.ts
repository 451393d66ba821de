import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { keyOf, rowsOf } from '#tests/support/browser-learner.ts'
import { freePort } from '#tests/support/demo-server.ts'
import { enter, tick, typeInto, walkTo } from '#tests/support/keyboard.ts'
import { lisans, startServer, temporaryFolder } from '#tests/support/operator.ts'
import { buildIfStale } from '../../bin/build-if-stale.js'
import { findOrInstallChromium } from '../../bin/find-chromium.js'

const modules = ['confidentiality', 'privacy', 'legal-framework', 'communication', 'listening']
const password = 'Takamaka by the sea 7'

test('the first hour, by keyboard alone: from an empty data directory to the first certified person', async () => {
  const { dataDirectory, server, link } = await newInstallation()
  const office = await visit(server.url)

  await office.goto(link)
  await typeInto(office, { name: 'Marie Hoareau', staffNumber: 'SN-1', organisation: 'Government of the Islands' })
  await typeInto(office, { password, repeat: password })
  await enter(office, 'main form button')
  await signIn(office, 'SN-1')
  await addUnit(office, 'Ministry of Tides')
  await addPerson(office, { name: 'Jean Payet', staffNumber: 'SN-2' })
  const code = await slipOf(office)
  await takeRulesLive(office)

  const learner = await visit(server.url)
  await learner.goto(`${server.url}/enter-code`)
  await typeInto(learner, { code })
  await enter(learner, 'main form button')
  await typeInto(learner, { password, repeat: password })
  await enter(learner, 'main form button')
  await signIn(learner, 'SN-2')
  for (const module of modules) await testOut(learner, { dataDirectory, url: server.url }, module)
  await takeFinal(learner, { dataDirectory, url: server.url })
  await signRules(learner, server.url)

  expect(learner.url()).toMatch(/\/certificate$/)
  expect(await learner.locator('.lisans-certificate__holder').textContent()).toBe('Jean Payet')
  expect(rowsOf({ dataDirectory }, 'select number from certificates')).toHaveLength(1)
  expect(await gate(dataDirectory, server.url)).toBe(204)
}, 300_000)

/** The built service as an operator starts it, with the shipped courses and nobody in it. */
async function newInstallation() {
  await buildIfStale()
  const dataDirectory = temporaryFolder()
  const imported = await lisans(dataDirectory, 'courses', 'import')
  expect(imported).toMatchObject({ code: 0, err: expect.stringContaining('0 errors, 0 warnings') })
  const port = String(await freePort())
  const server = await startServer(dataDirectory, { PORT: port, BASE_URL: `http://127.0.0.1:${port}` })
  await expect.poll(server.output).toMatch(/\/invitation\/[A-Z0-9]{12,}/)
  const [path = ''] = /\/invitation\/[A-Z0-9]+/.exec(server.output()) ?? []
  return { dataDirectory, server, link: server.url + path }
}

async function visit(url: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

async function signIn(page: Page, identifier: string): Promise<void> {
  await typeInto(page, { identifier, password })
  await enter(page, 'main form button')
  expect(new URL(page.url()).pathname).toBe('/')
}

async function addUnit(page: Page, name: string): Promise<void> {
  await page.goto('/admin')
  await enter(page, 'a[href="/admin/units"]')
  await typeInto(page, { name })
  await enter(page, 'main form[action="/admin/units"] button')
  expect(await page.locator('main').textContent()).toContain(name)
}

async function addPerson(page: Page, { name, staffNumber }: { name: string; staffNumber: string }): Promise<void> {
  await page.goto('/admin')
  await enter(page, 'a[href="/admin/people"]')
  await enter(page, 'a[href="/admin/people/new"]')
  await typeInto(page, { name, unitId: 'Ministry', staffNumber })
  await enter(page, 'main form button')
  expect(await page.locator('h1').textContent()).toContain(name)
}

/** From the record of somebody without an address: the code to be handed over on paper. */
async function slipOf(page: Page): Promise<string> {
  await enter(page, 'button[name=by][value=slip]')
  return (await page.locator('.lisans-code').textContent()) ?? ''
}

async function takeRulesLive(page: Page): Promise<void> {
  await page.goto('/admin')
  await enter(page, 'a[href="/admin/rules"]')
  await tick(page, 'input[name=adopted]')
  await enter(page, 'main form button')
}

type Service = { dataDirectory: string; url: string }

/** Whoever knows a module already shows it, and need not do its lessons. */
async function testOut(page: Page, service: Service, module: string): Promise<void> {
  await page.goto(`/modules/${module}/pre-assessment`)
  await enter(page, 'main form button')
  await answerByKeyboard(page, service)
}

async function takeFinal(page: Page, service: Service): Promise<void> {
  await page.goto('/')
  await enter(page, '.lisans-standing a.govuk-button')
  await tick(page, 'input[name=honesty]')
  await enter(page, 'main form button')
  await answerByKeyboard(page, service)
  expect(await page.locator('h1').textContent()).toContain('passed')
}

async function answerByKeyboard(page: Page, service: Service): Promise<void> {
  while (!page.url().endsWith('/submission')) {
    const key = keyOf(service, await page.locator('input[name=question]').inputValue())
    await tick(page, `input[name=option][value="${key}"]`)
    await page.locator('[data-save-status][data-state=saved]').waitFor()
    await enter(page, 'form[data-saves-answers] button')
  }
  await enter(page, '[data-submits-attempt] button')
  expect(page.url()).toMatch(/\/result$/)
}

async function signRules(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await enter(page, '.lisans-standing a.govuk-button')
  await tick(page, 'input[name=accept]')
  await walkTo(page, 'main form button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/certificate$/)
}

/** What a gate with a token answers about the learner. */
async function gate(dataDirectory: string, url: string): Promise<number> {
  const { out } = await lisans(dataDirectory, 'gate-token', 'create', 'proxy')
  const token = out.trim().split('\n').at(-1) ?? ''
  const answer = await fetch(`${url}/gate/v1/check?person=SN-2`, { headers: { authorization: `Bearer ${token}` } })
  return answer.status
}
