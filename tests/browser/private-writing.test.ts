import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { accessibilityFaults, overflow, visitor } from '#tests/support/browser.ts'
import { press } from '#tests/support/browser-learner.ts'

/** What nobody but the person who types it may ever see. */
const secret = 'Zanzibar-4711'

const kinds = [
  { kind: 'ladder', lesson: lessonWith('<Ladder') },
  { kind: 'rewrite-reply', lesson: lessonWith('<RewriteReply') },
]

for (const { kind, lesson } of kinds) {
  test.skipIf(lesson === null)(
    `what is typed in a ${kind} never leaves the page: not on the wire, not in storage, not after coming back`,
    async () => {
      const { page, context } = await visitor({ as: 'newcomer', width: 320 })
      const sent: string[] = []
      context.on('request', (request) =>
        sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
      )
      await page.goto(lesson ?? '')
      const activity = page.locator(`.lisans-activity--${kind}`).first()
      const writing = activity.locator('textarea')
      await writing.fill(secret)
      if (kind === 'ladder') await walk(page)
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)

      await press(page, activity.locator('form button'))
      await activity.locator('[role=status] h3').waitFor()
      expect(await writing.inputValue()).toBe(secret)

      expect(sent.some((request) => request.includes('/activities/'))).toBe(true)
      expect(sent.filter((request) => request.includes(secret))).toEqual([])
      expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(secret)
      expect(
        await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, history.state, location.href])),
      ).not.toContain(secret)

      await page.reload()
      expect(await writing.inputValue()).toBe('')
      expect(await activity.locator('input:checked').count()).toBe(0)
      await writing.fill(secret)
      await page.goto('/help')
      await page.goBack()
      expect(await writing.inputValue()).toBe('')
    },
  )
}

test.skipIf(lessonWith('<Ladder') === null)(
  'without JavaScript a ladder is a list to read, with nothing to fill in',
  async () => {
    const { page } = await visitor({ as: 'newcomer', javaScript: false, width: 320 })
    await page.goto(lessonWith('<Ladder') ?? '')
    const ladder = page.locator('.lisans-activity--ladder').first()
    expect(await ladder.locator('details:visible').count()).toBe(7)
    expect(await ladder.locator('textarea:visible, input:visible').count()).toBe(0)
  },
)

/** A yes opens the next step, a no closes what stood above it and says what to do. */
async function walk(page: Page): Promise<void> {
  const steps = page.locator('.lisans-ladder').first().locator('> li')
  expect(await steps.locator('visible=true').locator('fieldset, [role=radiogroup]').count()).toBe(1)
  for (let step = 0; step < 7; step++) await steps.nth(step).locator('input[value=yes]').check()
  expect(await steps.nth(6).locator('[role=status]').textContent()).toContain('you can post it')
  await steps.nth(1).locator('input[value=no]').check()
  expect(await steps.nth(1).locator('[role=status]').textContent()).toContain('Stop')
  expect(await steps.nth(2).isVisible()).toBe(false)
}

/** The address of the first shipped lesson that has such a tag; null while none has. */
function lessonWith(tag: string): string | null {
  const courses = path.join(projectRoot, 'courses')
  const lessons = (readdirSync(courses, { recursive: true }) as string[]).filter((file) =>
    /^\d\d-[^/]+\/\d\d-[^/.]+\.mdx$/.test(file),
  )
  const found = lessons.sort().find((file) => readFileSync(path.join(courses, file), 'utf8').includes(`\n${tag}`))
  const [, course, lesson] = /^\d\d-([^/]+)\/\d\d-(.+)\.mdx$/.exec(found ?? '') ?? []
  return course && lesson ? `/modules/${course}/lessons/${lesson}` : null
}
