import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { persona, picture, visitor } from '#tests/support/browser.ts'
import { gateOf, press, rowsOf } from '#tests/support/browser-learner.ts'
import type { DemoServer } from '#tests/support/demo-server.ts'

test('two ministries become one: certificates hold, the right officers see everybody, and it can be undone', async () => {
  const administrator = await visitor({ as: 'administrator' })
  const officer = await visitor({ as: 'hr' })
  const { page, server } = administrator
  const gate = await gateOf(server, 'merger')
  const teacher = persona('refresher-due')
  expect(await finds(officer.page, teacher.name)).toBe(false)

  await page.goto('/admin')
  await page.locator('a[href="/admin/units"]').click()
  await page.locator('main a', { hasText: 'Ministry of Schools and Youth' }).first().click()
  await page.locator('a[href$="/changes/merger"]').click()
  await page.locator('select[name=other]').selectOption({ value: 'demo-health' })
  await page.locator('main form[method=get] button').click()
  const foreseen = (await page.locator('main').textContent()) ?? ''
  await picture(page, 'merger preview')
  await page.locator('textarea[name=reason], input[name=reason]').fill('One ministry by presidential decision')
  await page.locator('main form[method=post] button').click()
  await page.waitForURL(/notice=merged/)

  expect(foreseen).toMatch(/\d+ people would work in/)
  expect(await gate(teacher.staffNumber)).toEqual({ status: 204, reason: null })
  expect(await finds(officer.page, teacher.name)).toBe(true)
  await picture(page, 'merged ministry')

  await page.locator('a[href*="/undone-changes/"]').first().click()
  await page.locator('textarea[name=reason], input[name=reason]').fill('The decision was withdrawn')
  await page.locator('main form[method=post] button').last().click()
  await page.waitForURL(/\/admin\/units\/demo-schools\?/)

  expect(await finds(officer.page, teacher.name)).toBe(false)
  expect(await gate(teacher.staffNumber)).toEqual({ status: 204, reason: null })
  expect(unitOf(server, 'demo-schools')).toEqual([{ parent_id: 'demo-service', closed_at: null }])
})

test('a policy made material on a Friday afternoon: everybody is asked, nobody is shut out at once, and who signs keeps a copy', async () => {
  const { page, server } = await visitor({ as: 'administrator' })
  const gate = await gateOf(server, 'policy')
  const learner = await visitor({ as: 'refresher-due' })
  const { staffNumber } = persona('refresher-due')
  const policy = await policyAddress(page)

  await page.goto(`${policy}/draft`)
  const words = page.locator('textarea').first()
  await words.fill(`${await words.inputValue()}\n\nI tell my head of section before I speak to the press.\n`)
  await page.locator('main form button', { hasText: 'Save' }).click()
  await page.goto(`${policy}/publication`)
  await page.locator('input[name=material][value=yes]').check()
  await page.locator('main form[method=get] button').click()
  const foreseen = (await page.locator('main').textContent()) ?? ''
  await picture(page, 'policy publication')
  await page.locator('main form[method=post] button').click()
  await page.waitForURL(/notice=published/)

  expect(foreseen).toMatch(/\d+ people must sign/)
  expect(await gate(staffNumber)).toEqual({ status: 204, reason: null })
  await page.goto(`${policy}/unsigned`)
  const before = await unsigned(page)

  await learner.page.goto('/')
  await learner.page.locator('.lisans-standing a.govuk-button').click()
  await learner.page.waitForURL(/\/policies\//)
  expect(await learner.page.locator('main').textContent()).toContain('before I speak to the press')
  await learner.page.locator('input[name=accept]').check()
  await press(learner.page, learner.page.locator('main form button', { hasText: 'Sign' }))
  expect(await learner.page.locator('main').textContent()).toMatch(/signed/)

  expect(await gate(staffNumber)).toEqual({ status: 204, reason: null })
  await learner.page.goto('/signed-documents')
  await learner.page.locator('main a[href*="/signed-documents/"]').first().click()
  expect(await learner.page.locator('main').textContent()).toContain('before I speak to the press')
  await page.reload()
  expect(await unsigned(page)).toBe(before - 1)
})

/** Whether this officer's list has somebody of this name. */
async function finds(page: Page, name: string): Promise<boolean> {
  await page.goto(`/hr/people?${new URLSearchParams({ search: name })}`)
  return (await page.locator('main a', { hasText: name }).count()) > 0
}

function unitOf(server: DemoServer, id: string): unknown[] {
  return rowsOf(server, 'select parent_id, closed_at from units where id = ?', id)
}

/** Where the organisation's own policy stands: the first of the list. */
async function policyAddress(page: Page): Promise<string> {
  await page.goto('/admin/policies')
  const address = await page.locator('main a[href^="/admin/policies/"]').first().getAttribute('href')
  return (address ?? '').split('?')[0] as string
}

/** How many have not signed, as the page says. */
async function unsigned(page: Page): Promise<number> {
  const [, count = ''] = /(\d+) (?:people|person)/.exec((await page.locator('main').textContent()) ?? '') ?? []
  return Number(count)
}
