import path from 'node:path'
import { type CDPSession, chromium } from 'playwright-core'
import { projectRoot } from '#db/project-root.ts'
import { findOrInstallChromium } from '../../bin/find-chromium.js'
import { freshDemo } from './bench-build.ts'
import { startService } from './running-service.ts'
import { printTable } from './table.ts'

// What travels to a real browser, heads of the answers included, in bytes as received.
type Received = { what: string; bytes: number }

const first = '/modules/confidentiality/lessons/'
const service = await startService(path.join(projectRoot, 'build/server'), await freshDemo('weight'))
const browser = await chromium.launch({ executablePath: await findOrInstallChromium(), args: ['--no-sandbox'] })
const context = await browser.newContext()
const page = await context.newPage()
await page.goto(`${service.url}/demo`)
await page.locator('button[value="PS-1001"]').click()
const devtools = await context.newCDPSession(page)
await devtools.send('Network.enable')

const lessons = await lessonsOf('confidentiality')
await devtools.send('Network.clearBrowserCache')
const firstVisit = await weigh(devtools, () => page.goto(`${service.url}${lessons[0]}`, { waitUntil: 'networkidle' }))
const nextVisits: Received[][] = []
for (const lesson of lessons.slice(1)) {
  nextVisits.push(await weigh(devtools, () => page.goto(`${service.url}${lesson}`, { waitUntil: 'networkidle' })))
}
await browser.close()
await service.stop()

printTable(
  ['first lesson, empty cache, signed in', 'kB'],
  [...firstVisit.map(({ what, bytes }) => [what, bytes / 1000]), ['in total (aim 60)', total(firstVisit)]],
)
const heaviest = Math.max(...nextVisits.map(total))
printTable(
  ['each further lesson', 'kB'],
  [...nextVisits.map((visit, place) => [lessons[place + 1] ?? '', total(visit)]), ['the heaviest (aim 10)', heaviest]],
)

/** The addresses of a module's lessons, read where they are listed: on the lessons' own pages and the module's. */
async function lessonsOf(course: string): Promise<string[]> {
  await page.goto(`${service.url}/modules/${course}`)
  const addresses = await page
    .locator(`a[href^="${first}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(addresses)]
}

/** Does something and answers everything that came over the wire for it. What the browser had in its cache costs nothing. */
async function weigh(session: CDPSession, visit: () => Promise<unknown>): Promise<Received[]> {
  const addresses = new Map<string, string>()
  const received: Received[] = []
  const onResponse = ({ requestId, response }: { requestId: string; response: { url: string } }) =>
    void addresses.set(requestId, response.url)
  const onFinished = ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength: number }) => {
    const url = addresses.get(requestId)
    if (url && encodedDataLength > 0) received.push({ what: new URL(url).pathname, bytes: encodedDataLength })
  }
  session.on('Network.responseReceived', onResponse)
  session.on('Network.loadingFinished', onFinished)
  await visit()
  session.off('Network.responseReceived', onResponse)
  session.off('Network.loadingFinished', onFinished)
  return received
}

function total(received: Received[]): number {
  return received.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
}
