import { expect, test } from 'vitest'
import { openScorm } from '#app/enhance/package/open-scorm.ts'
import type { Progress } from '#app/enhance/package/progress.ts'

const done: Progress = { place: 0, opened: [true], practised: ['right'], told: false }

test('a learning system that throws is told again with the next step, and the lessons go on', async () => {
  const said: string[] = []
  let isDown = true
  const system = openScorm(
    pageWith(said, () => isDown),
    false,
  )

  expect(await system?.keep('kept', done)).toBe(false)
  isDown = false
  expect(await system?.keep('kept', done)).toBe(true)
  expect(await system?.keep('kept', done)).toBe(true)
  await system?.end(true)

  expect(said.filter((line) => line === 'cmi.core.lesson_status=completed')).toHaveLength(1)
  expect(said.at(-1)).toBe('finish')
})

test('a learning system that fails from the first word is as none', () => {
  const fail = () => {
    throw new Error('down')
  }
  const api = { LMSInitialize: fail, LMSFinish: fail, LMSGetValue: fail, LMSSetValue: fail, LMSCommit: fail }
  const page = { API: api, opener: null } as unknown as Window

  expect(openScorm(Object.assign(page, { parent: page, top: page }), true)).toBeNull()
})

/** A window with a learning system that fails while `isDown`; what it took is in `said`. */
function pageWith(said: string[], isDown: () => boolean): Window {
  const take = (line: string) => {
    if (isDown()) throw new Error('down')
    said.push(line)
    return 'true'
  }
  const api = {
    LMSInitialize: () => 'true',
    LMSGetValue: () => '',
    LMSSetValue: (element: string, value: string) => take(`${element}=${value}`),
    LMSCommit: () => take('commit'),
    LMSFinish: () => take('finish'),
  }
  const page = { API: api, opener: null } as unknown as Window
  return Object.assign(page, { parent: page, top: page })
}
