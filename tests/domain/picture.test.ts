import { expect, test } from 'vitest'
import { readPicture } from '#app/domain/office/read-picture.ts'
import { jpeg, png, webp } from '#tests/support/pictures.ts'

test('a picture is known by its content, with its size', () => {
  expect(readPicture(png(120, 40))).toEqual({ kind: 'png', width: 120, height: 40 })
  expect(readPicture(jpeg(64, 32))).toEqual({ kind: 'jpeg', width: 64, height: 32 })
  expect(readPicture(webp(300, 100))).toEqual({ kind: 'webp', width: 300, height: 100 })
})

test('anything else is none: drawings with scripts, torn files, files with something behind the picture, huge ones', () => {
  const text = (words: string) => new TextEncoder().encode(words)
  const torn = (bytes: Uint8Array) => bytes.slice(0, bytes.length - 3)
  const longer = (bytes: Uint8Array) => Uint8Array.from([...bytes, ...text('<script>alert(1)</script>')])

  expect(readPicture(text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).toBeNull()
  expect(readPicture(text('GIF89a'))).toBeNull()
  expect(readPicture(new Uint8Array())).toBeNull()
  for (const whole of [png(10, 10), jpeg(10, 10), webp(10, 10)]) {
    expect(readPicture(torn(whole))).toBeNull()
    expect(readPicture(longer(whole))).toBeNull()
    for (let length = 0; length < whole.length; length++) expect(readPicture(whole.slice(0, length))).toBeNull()
  }
  expect(readPicture(png(40_000, 10))).toBeNull()
  expect(readPicture(png(0, 10))).toBeNull()
})
