import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] })
const base='http://localhost:3411'
for (const js of [false, true]) {
const c = await b.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: js })
const p = await c.newPage()
p.on('console', m => { if (m.type()==='error') console.log('console', p.url(), m.text()) })
await p.goto(base+'/demo'); await p.locator(`button[value="PS-1024"]`).click(); await p.waitForLoadState()
await p.goto(base+'/training/courses/privacy/lessons/what-is-personal')
const text = await p.locator('#text').inputValue()
await p.locator('#text').fill(text.replace('It is Monday', 'It is a sunny Tuesday, my friend'))
if (js) await p.locator('#script-off').check()
await p.locator('button[formtarget=preview]').click()
await p.waitForTimeout(2500)
const f = p.frame({ name: 'preview' })
console.log(js, f.url(), (await f.locator('main').innerText()).slice(0,120).replace(/\n/g,' '))
console.log('kept', (await p.locator('#text').inputValue()).includes('sunny Tuesday'))
await f.locator('.lisans-activity form button').first().click(); await p.waitForTimeout(2000)
console.log('after empty answer:', f.url().slice(-60), (await f.locator('main').innerText()).slice(0,100).replace(/\n/g,' '))
const radios = f.locator('.lisans-activity form input[type=radio], .lisans-activity form input[type=checkbox]')
console.log('inputs', await radios.count())
if (await radios.count()) { await radios.first().check(); await f.locator('.lisans-activity form button').first().click(); await p.waitForTimeout(2000); console.log('result', await f.locator('[id$="--result"]').count()) }
await p.screenshot({ path: `/tmp/scratch-writing/flow${js}.png`, fullPage: true })
if (!js) {
  // two tabs
  const q = await c.newPage(); await q.goto(base+'/training/courses/privacy/lessons/what-is-personal')
  await p.locator('button[value=save]').click(); await p.waitForLoadState(); console.log(p.url())
  await q.locator('#text').fill(text.replace('It is Monday', 'It is Wednesday')); await q.locator('button[value=save]').click(); await q.waitForLoadState(); console.log(q.url())
  await q.screenshot({ path: `/tmp/scratch-writing/conflict.png`, fullPage: true })
  await q.setViewportSize({width:320,height:800}); console.log('overflow', await q.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth)); await q.screenshot({ path: `/tmp/scratch-writing/conflict320.png`, fullPage: true })
  await q.locator('button[value=theirs]').click(); await q.waitForLoadState(); console.log(q.url())
  await q.setViewportSize({width:1280,height:800}); await q.screenshot({ path: `/tmp/scratch-writing/changed.png`, fullPage: true })
  await q.goto(base+'/training/courses/privacy/taken-back?path=02-privacy/01-what-is-personal.mdx'); await q.screenshot({ path: `/tmp/scratch-writing/takenback.png`, fullPage: true })
}
}
await b.close()
