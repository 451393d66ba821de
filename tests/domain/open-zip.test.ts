import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '#app/domain/outside-files/open-zip.ts'

const text = (words: string) => new TextEncoder().encode(words)

test('what was packed comes out as it went in', () => {
  const reading = openZip(zipSync({ 'a/one.txt': text('one'), 'two.txt': text('two') }))

  expect(
    reading.kind === 'read' && [...reading.files].map(([name, bytes]) => [name, String.fromCharCode(...bytes)]),
  ).toEqual([
    ['a/one.txt', 'one'],
    ['two.txt', 'two'],
  ])
})

test('a bomb is refused while it unfolds, whatever it says of its size', () => {
  const bomb = zipSync({ 'bomb.txt': new Uint8Array(30_000_000) }, { level: 9 })
  const many = zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, place) => [`f${place}`, text('x')])))

  expect(bomb.length).toBeLessThan(100_000)
  expect(openZip(bomb)).toEqual({ kind: 'refused', reason: 'too-large-inside' })
  expect(openZip(many)).toEqual({ kind: 'refused', reason: 'too-many-files' })
})

test.each(['../out.txt', '/etc/passwd', 'a/../../out', 'C:\\out.txt', 'a\\b', 'a//b', 'a\u0000b', './x'])(
  'a name that leads elsewhere is refused: %j',
  (name) => {
    expect(openZip(zipSync({ [name]: text('x') }))).toEqual({ kind: 'refused', reason: 'unsafe-name' })
  },
)

test('two names that are one on some machines are refused', () => {
  const reading = openZip(zipSync({ 'a.txt': text('x'), 'A.txt': text('y') }))

  expect(reading).toEqual({ kind: 'refused', reason: 'unsafe-name' })
})

test('what is no archive, or half of one, is refused', () => {
  const whole = zipSync({ 'a.txt': new Uint8Array(5_000).map((_, place) => (place * 7919) % 251) })

  expect(openZip(text('not an archive at all, only words'))).toEqual({ kind: 'refused', reason: 'not-a-zip' })
  expect(openZip(whole.subarray(0, whole.length / 2))).toEqual({ kind: 'refused', reason: 'damaged' })
  expect(openZip(new Uint8Array())).toEqual({ kind: 'refused', reason: 'not-a-zip' })
})
