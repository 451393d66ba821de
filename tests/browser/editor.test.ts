import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { forgive, picture, visitor } from '#tests/support/browser.ts'

const course = '/training/courses/confidentiality'

test('a trainer writes: what is wrong is underlined, what is right is shown and saved, and a second trainer is told', async () => {
  const { page, context } = await visitor({ as: 'trainer' })
  const address = await firstLesson(page)
  await page.goto(address)
  const code = page.locator('.cm-content')
  await code.waitFor()

  await toTheEnd(page)
  await page.keyboard.type('\nSee {process.env.SESSION_SECRET} here.')
  await page.locator('.cm-lintRange-error').first().waitFor()
  expect(await page.locator('.lisans-problems').textContent()).toContain('Curly brackets')
  await page.locator('.lisans-problems li a').first().click()
  expect(await page.locator('.cm-activeLine').textContent()).toContain('SESSION_SECRET')
  await picture(page, 'editor with a problem')
  await undoAll(page)

  await toTheEnd(page)
  await page.keyboard.type('\nA new closing sentence.')
  await page.frameLocator('iframe[name=preview]').getByText('A new closing sentence.').waitFor()
  await page.locator('.lisans-editor__status', { hasText: /Saved \d/ }).waitFor()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('<Callo')
  await page.locator('.cm-tooltip-autocomplete').waitFor()
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  expect(await page.locator('textarea[name=text]').inputValue()).toMatch(/<Callout [^>]*>/)

  await code.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', '<h2>Pasted part</h2><p><b>Bold</b> and {odd}</p><script>alert(1)</script>')
    clipboardData.setData('text/plain', 'Pasted part')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.locator('.lisans-editor__status', { hasText: /Pasted as lesson text|Not saved yet|Saved/ }).waitFor()
  await expect
    .poll(() => page.locator('textarea[name=text]').inputValue())
    .toContain('## Pasted part\n\n**Bold** and \\{odd}')
  await page.locator('.lisans-editor__status', { hasText: /Saved \d/ }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.shadowRoot ?? null)).toBeNull()

  const second = await context.newPage()
  await second.goto(address)
  await second.locator('.cm-content').waitFor()
  await toTheEnd(second)
  await second.keyboard.type('\nHers.')
  await second.locator('.lisans-editor__status', { hasText: /Saved \d/ }).waitFor()
  await toTheEnd(page)
  await page.keyboard.type('\nHis.')
  await page.locator('.lisans-editor__status--stopped').waitFor()
  forgive(/409/)
  const both = page.locator('.lisans-editor__status a')
  expect(await both.getAttribute('href')).toMatch(/\/set-aside\//)
  await picture(page, 'editor conflict')
})

async function firstLesson(page: Page): Promise<string> {
  await page.goto(course)
  const address = await page.locator('a[href*="/lessons/"]').first().getAttribute('href')
  if (!address) throw new Error('the course shows no lessons')
  return address
}

async function toTheEnd(page: Page): Promise<void> {
  await page.locator('.cm-content').focus()
  await page.keyboard.press('Control+End')
}

async function undoAll(page: Page): Promise<void> {
  for (let step = 0; step < 20; step++) await page.keyboard.press('Control+z')
}
