import { mkdirSync } from 'node:fs'
import path from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { PersonaKey } from '#db/demo/demo-personas.ts'
import { demoPersonas } from '#db/demo/demo-personas.ts'
import { projectRoot } from '#db/project-root.ts'
import { findOrInstallChromium } from '../../bin/find-chromium.js'
import { type DemoServer, startDemo } from './demo-server.ts'

let house: Promise<{ server: DemoServer; browser: Browser }> | undefined

/** What any page of any visitor complained about: errors on its console, broken scripts, breaches of the security policy. */
const complaints: string[] = []

// The first file may have to build and seed, which no test should have to wait for.
beforeAll(async () => {
  await theHouse()
}, 600_000)

afterEach(() => {
  expect(complaints.splice(0), 'a page complained').toEqual([])
})

afterAll(async () => {
  const opened = await house
  await opened?.browser.close()
  await opened?.server.stop()
})

/** One server and one browser for all tests of a file. */
export function theHouse(): Promise<{ server: DemoServer; browser: Browser }> {
  house ??= openHouse()
  return house
}

async function openHouse() {
  const server = await startDemo()
  const executablePath = await findOrInstallChromium()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  return { server, browser }
}

type Visit = { as?: PersonaKey; javaScript?: boolean; width?: number }

/** Somebody with a browser of their own, signed in as a person of the demonstration unless nobody is named. */
export async function visitor({ as, javaScript = true, width = 1280 }: Visit = {}): Promise<{
  page: Page
  context: BrowserContext
  server: DemoServer
}> {
  const { server, browser } = await theHouse()
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: javaScript,
    viewport: { width, height: width < 600 ? 640 : 900 },
    locale: 'en-GB',
  })
  context.setDefaultTimeout(20_000)
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  if (as) await signInAs(context, server, as)
  return { page: await context.newPage(), context, server }
}

export function persona(key: PersonaKey) {
  const found = demoPersonas.find((one) => one.key === key)
  if (!found) throw new Error(`${key} is not of the demonstration`)
  return found
}

/** Says that complaints were meant to be: what a browser writes when the line is down or a page is refused. Answers how many there were. */
export function forgive(expected: RegExp): number {
  const others = complaints.filter((complaint) => !expected.test(complaint))
  return complaints.splice(0, complaints.length, ...others).length - others.length
}

export async function signInAs(context: BrowserContext, server: DemoServer, key: PersonaKey): Promise<void> {
  const form = { person: persona(key).staffNumber }
  const answer = await context.request.post('/demo', { form, headers: { origin: server.url }, maxRedirects: 0 })
  if (answer.status() !== 302) throw new Error(`${key} cannot sign in: ${answer.status()}`)
}

/** What axe finds against WCAG 2.2 AA, one line per element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] }),
    tags,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** By how many CSS pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Keeps a picture for whoever asked for them with SCREENSHOTS=1; they are not part of the project. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return
  const folder = path.join(projectRoot, '.cache/screenshots')
  mkdirSync(folder, { recursive: true })
  const narrow = page.viewportSize()
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: path.join(folder, `${name.replace(/[^\w-]+/g, '_')}-${width}.png`), fullPage: true })
  }
  if (narrow) await page.setViewportSize(narrow)
}
