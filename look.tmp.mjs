import { chromium } from 'playwright-core'
const base = 'http://localhost:3324'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] })
const out = '/tmp/scratch/required2/'
async function signIn(person, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const answer = await context.request.post(base + '/demo', { form: { person }, headers: { origin: base }, maxRedirects: 0 })
  console.log(person, answer.status(), answer.headers().location)
  return context
}
for (const width of [1280, 320]) {
  const context = await signIn('PS-1023', width)
  const page = await context.newPage()
  const shot = async (name, path) => { if (path) { const t = Date.now(); const r = await page.goto(base + path); console.log(name, r.status(), Date.now() - t, 'overflow', await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) } await page.screenshot({ path: `${out}${name}-${width}.png`, fullPage: true }) }
  await shot('list', '/hr/required-learning')
  await shot('overdue', '/hr/required-learning/people?state=overdue')
  const person = await page.evaluate(() => document.querySelector('.lisans-desk__item a')?.getAttribute('href'))
  await shot('new', '/hr/required-learning/new')
  await shot('preview', '/hr/required-learning/new?programme=social-media-access&unit=demo-health-clinics&by=day&day=2026-10-31&frequency=months&months=12&credit=6&starts=2026-06-01&roles=manager')
  await shot('preview2', '/hr/required-learning/new?programme=social-media&unit=demo-health-clinics&by=day&day=2026-10-31&frequency=months&months=12&credit=6&starts=2026-06-01')
  if (person) { await shot('person', person); await shot('assignment', person + '/assignment') }
  await page.goto(base + '/hr/required-learning')
  const change = await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).find((h) => h?.endsWith('/ending')))
  await shot('ending', change)
  await context.close()
}
await browser.close()
