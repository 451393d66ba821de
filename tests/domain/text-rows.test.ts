import { expect, test } from 'vitest'
import { textRows } from '#app/domain/authoring/text-rows.ts'

test('two texts that have nothing in common are laid side by side, however long they are', () => {
  const [before, after] = ['a', 'b'].map((sign) => Array.from({ length: 20_000 }, (_, at) => `${sign}${at}`))

  const rows = textRows(before ?? [], after ?? [])

  expect(rows).toHaveLength(20_000)
  expect(rows.every(({ kind }) => kind === 'different')).toBe(true)
})

test('what was taken away and what came in its place share a row', () => {
  expect(textRows(['one', 'two', 'three', 'four'], ['one', 'two', 'drei', 'four'])).toMatchObject([
    { kind: 'left-out', count: 1 },
    { kind: 'same', words: 'two' },
    { kind: 'different', before: [{ words: 'three', changed: true }], after: [{ words: 'drei', changed: true }] },
    { kind: 'same', words: 'four' },
  ])
})
