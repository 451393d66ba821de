import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '#app/domain/authoring/open-zip.ts'

test('a zip file is taken apart by name, and its folders are left out', () => {
  const opened = openZip(zipSync({ 'word/document.xml': strToU8('<w/>'), 'word/media/': new Uint8Array() }))

  expect(opened.kind === 'opened' && [...opened.files].map(([name, bytes]) => [name, bytes.length])).toEqual([
    ['word/document.xml', 4],
  ])
})

test('a bomb is noticed while it inflates, whatever it says of its size', () => {
  const bomb = zipSync({ a: new Uint8Array(60_000_000) }, { level: 9 })
  const modest = patched(bomb, 60_000_000, 10)
  const dense = zipSync({ a: new Uint8Array(20_000_000) }, { level: 9 })

  const begun = Date.now()
  expect([bomb, modest, dense].map((bytes) => openZip(bytes))).toMatchObject([
    { reason: 'zip-too-large' },
    { kind: 'refused' },
    { reason: 'zip-too-large' },
  ])
  expect(Date.now() - begun).toBeLessThan(2000)
})

test('names that lead out of the archive, hide their direction or stand twice are refused', () => {
  for (const name of ['../etc/passwd', '/etc/passwd', 'a/../../b', 'C:\\x', 'a\\b', 'gpj.\u202eexe', 'x'.repeat(201)])
    expect(openZip(zipSync({ [name]: strToU8('x') })), name).toMatchObject({ reason: 'zip-unsafe-name' })

  const twice = zipSync({ aa: strToU8('one'), ab: strToU8('two') })
  expect(openZip(renamed(twice, 'ab', 'aa'))).toMatchObject({ kind: 'refused' })
})

test('an archive that tells two readers two things is refused, as is one that is cut off, locked or no zip', () => {
  const whole = zipSync({ aa: strToU8('one'), ab: strToU8('two') })

  expect(openZip(renamed(whole, 'ab', 'ac', 1))).toMatchObject({ reason: 'zip-damaged' })
  expect(openZip(whole.subarray(0, 60))).toMatchObject({ reason: 'zip-damaged' })
  expect(openZip(zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`f${n}`, strToU8('')]))))).toEqual({
    kind: 'refused',
    reason: 'zip-too-many-files',
    name: null,
  })
  for (const bytes of [new Uint8Array(), strToU8('%PDF-1.7'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])])
    expect(openZip(bytes)).toMatchObject({ reason: 'not-a-zip' })
})

/** The archive with a size that it claims replaced everywhere. */
function patched(zip: Uint8Array, from: number, to: number): Uint8Array {
  const copy = Buffer.from(zip)
  for (let at = 0; at + 4 <= copy.length; at++) if (copy.readUInt32LE(at) === from) copy.writeUInt32LE(to, at)
  return copy
}

/** The archive with a name replaced: in both its lists, or from one occurrence on. */
function renamed(zip: Uint8Array, from: string, to: string, skip = 0): Uint8Array {
  const copy = Buffer.from(zip)
  let seen = 0
  for (let at = copy.indexOf(from); at !== -1; at = copy.indexOf(from, at + from.length))
    if (seen++ >= skip) copy.write(to, at)
  return copy
}
