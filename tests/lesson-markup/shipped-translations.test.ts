import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { alignTranslation } from '#app/domain/translating/align-translation.ts'
import { assembleText, strayKey } from '#app/domain/translating/assemble-text.ts'
import { cutText } from '#app/domain/translating/cut-text.ts'

test('every piece of the shipped French finds its English, and the English put together again is the English', () => {
  const names = readdirSync('courses', { recursive: true }) as string[]
  const files = names.filter((name) => /^\d\d-/.test(name) && name.endsWith('.mdx') && !/\.(fr|crs)\.mdx$/.test(name))
  let [pieces, aligned] = [0, 0]
  for (const file of files) {
    const [source, translated] = [readShipped(file), readShipped(file.replace('.mdx', '.fr.mdx'))]
    const [english, french] = [cutText(source), cutText(translated)]
    if (!english || !french) throw new Error(`${file} cannot be read`)
    expect(assembleText(english.pieces, new Map())).toEqual({ kind: 'assembled', text: source })
    expect(assembleText(french.pieces, new Map())).toEqual({ kind: 'assembled', text: translated })

    const { words, loose } = alignTranslation(english.pieces, french.pieces)
    expect(loose, file).toEqual([])
    pieces += english.segments.length
    aligned += words.size
    const made = assembleText(english.pieces, words)
    expect(made.kind, file).toBe('assembled')
    if (made.kind !== 'assembled') continue
    expect(strayKey(made.text, english.segments), file).toBeNull()
    // The file made at the desk says what the shipped one says, piece by piece and tag by tag.
    const again = cutText(made.text)
    expect(again?.segments.map(outlineOf), file).toEqual(french.segments.map(outlineOf))
  }
  expect(aligned).toBe(pieces)
  expect(pieces).toBeGreaterThan(3_900)
})

function outlineOf({ key, kind, words, tags }: NonNullable<ReturnType<typeof cutText>>['segments'][number]) {
  return [key, kind, words, tags.map(({ name }) => name)]
}

function readShipped(name: string): string {
  return readFileSync(`courses/${name}`, 'utf8')
}
