import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#app/domain/ledger/entry-hash.ts'

test('whatever can be written as JSON reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the order in which something was put together does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
    }),
  )
})

test('a date is its instant, and what is undefined is left out as JSON leaves it out', () => {
  const day = new Date('2026-03-02T05:00:00.000Z')

  expect(canonicalJson({ until: day, ground: undefined, list: [undefined, 1] })).toBe(
    '{"list":[null,1],"until":"2026-03-02T05:00:00.000Z"}',
  )
})
