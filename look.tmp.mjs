import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] })
const base='http://localhost:3411'
const c = await b.newContext({ viewport: { width: 1280, height: 900 } })
const p = await c.newPage()
p.on('console', m => { if (m.type()==='error') console.log('console', p.url(), m.text()) })
const who = process.argv[2] ?? 'PS-1024'
await p.goto(base+'/demo'); await p.locator(`button[value="${who}"]`).click(); await p.waitForLoadState()
const shots = process.argv.slice(3)
for (const s of shots) {
  const [name, url, w] = s.split('=>')
  await p.setViewportSize({ width: Number(w ?? 1280), height: 900 })
  const t=Date.now(); await p.goto(base+url, { waitUntil: 'networkidle' }); 
  const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  console.log(name, Date.now()-t,'ms', p.url(), 'overflow', over)
  await p.screenshot({ path: `/tmp/scratch-writing/${name}.png`, fullPage: true })
}
await b.close()
