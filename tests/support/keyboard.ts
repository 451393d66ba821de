import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Presses Tab until the focus is on what is meant, as somebody without a mouse does. */
export async function walkTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 160; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`Tab never reaches ${selector} on ${page.url()}`)
}

/** Walks to each field by its name, in the order given, and types into it. */
export async function typeInto(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, words] of Object.entries(fields)) {
    await walkTo(page, `[name="${name}"]`)
    await page.keyboard.type(words)
  }
}

/** Walks to a link or button and presses Enter; waits for the page that follows. */
export async function enter(page: Page, selector: string): Promise<void> {
  await walkTo(page, selector)
  const arrived = page.waitForEvent('domcontentloaded')
  await page.keyboard.press('Enter')
  await arrived
  // Whoever works by keyboard must see where they are.
  expect(await page.locator('h1').count(), page.url()).toBe(1)
}

/** Ticks a box, or chooses the radio button that the selector names: Tab to its group, then the arrows. */
export async function tick(page: Page, selector: string): Promise<void> {
  const kind = await page.locator(selector).first().getAttribute('type')
  if (kind === 'checkbox') {
    await walkTo(page, selector)
    await page.keyboard.press('Space')
    return
  }
  const group = await page.locator(selector).first().getAttribute('name')
  await walkTo(page, `input[type=radio][name="${group}"]`)
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 20; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`The arrows never reach ${selector} on ${page.url()}`)
}
