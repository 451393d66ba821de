import { isDeepStrictEqual } from 'node:util'
import { type Document, isMap, isPair, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import { spanOfScalar } from './scalar-span.ts'
import type { Segment } from './segment.ts'
import type { TranslatedLanguage } from './translated-places.ts'
import { fieldValue } from './write-words.ts'

type Place = { key: string; path: (string | number)[]; texts: YAMLMap }

export type CutDescription = {
  segments: Segment[]
  /** The words in another language, by key. */
  wordsIn(language: TranslatedLanguage): Map<string, string>
  /**
   * The file with these words, and nothing else of it changed: as far as possible not even the way it is laid out. Empty words leave
   * what stands there.
   */
  withWords(language: TranslatedLanguage, words: ReadonlyMap<string, string>): string
}

/** What `course.yaml` says to learners: title, summary and objectives. Null where it cannot be read. */
export function cutDescription(text: string): CutDescription | null {
  const source = writtenText(text)
  const document = parseDocument(source)
  if (document.errors.length > 0) return null
  const places: Place[] = []
  for (const name of ['title', 'summary']) {
    const texts = document.get(name, true)
    if (isMap(texts)) places.push({ key: name, path: [name], texts })
  }
  const objectives = document.get('objectives', true)
  for (const [index, objective] of (isSeq(objectives) ? objectives.items : []).entries()) {
    const texts = isMap(objective) ? objective.get('text', true) : null
    if (isMap(objective) && isMap(texts)) {
      places.push({ key: `objective.${String(objective.get('id'))}`, path: ['objectives', index, 'text'], texts })
    }
  }
  const segments = places.flatMap(({ key, texts }): Segment[] => {
    const english = scalarIn(texts, 'en')
    if (!english) return []
    const [from, to] = spanOf(english)
    const line = source.slice(0, from).split('\n').length
    const words = tidy(String(english.value))
    return [{ key, kind: 'field', words, tags: [], raw: [source.slice(from, to)], line, component: null }]
  })
  return { segments, wordsIn, withWords }

  function wordsIn(language: TranslatedLanguage): Map<string, string> {
    return new Map(
      places.flatMap(({ key, texts }): [string, string][] => {
        const scalar = scalarIn(texts, language)
        return scalar ? [[key, tidy(String(scalar.value))]] : []
      }),
    )
  }

  function withWords(language: TranslatedLanguage, words: ReadonlyMap<string, string>): string {
    const standing = wordsIn(language)
    const edits = places.flatMap(({ key, texts }) => {
      const wanted = words.get(key)
      const english = scalarIn(texts, 'en')
      if (!wanted || !english || wanted === standing.get(key)) return []
      const value = texts.flow ? JSON.stringify(wanted) : fieldValue(wanted)
      const known = scalarIn(texts, language)
      if (known) return [{ span: spanOf(known), value }]
      const [, end] = spanOf(english)
      const lineEnd = source.indexOf('\n', end) === -1 ? source.length : source.indexOf('\n', end)
      if (texts.flow) return [{ span: [end, end] as const, value: `, ${language}: ${value}` }]
      return [{ span: [lineEnd, lineEnd] as const, value: `\n${indentOf(texts)}${language}: ${value}` }]
    })
    const edited = edits
      .toSorted((one, other) => other.span[0] - one.span[0])
      .reduce((done, { span: [from, to], value }) => done.slice(0, from) + value + done.slice(to), source)
    const meant = withValues(language, words)
    return saysTheSame(edited, meant) ? edited : meant.toString({ lineWidth: 0 })
  }

  /** What the file has to say afterwards, however it is laid out: YAML may be written in ways that no edit in place foresees. */
  function withValues(language: TranslatedLanguage, words: ReadonlyMap<string, string>): Document {
    const meant = parseDocument(source)
    const standing = wordsIn(language)
    for (const { key, path } of places) {
      const wanted = words.get(key)
      if (wanted && wanted !== standing.get(key) && meant.hasIn([...path, 'en']))
        meant.setIn([...path, language], wanted)
    }
    return meant
  }

  function spanOf(scalar: Scalar): readonly [number, number] {
    return spanOfScalar(scalar, source)
  }

  function indentOf(texts: YAMLMap): string {
    const pair = texts.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === 'en')
    const at = pair && isScalar(pair.key) ? spanOf(pair.key)[0] : 0
    return ' '.repeat(at - (source.lastIndexOf('\n', at - 1) + 1))
  }
}

function scalarIn(texts: YAMLMap, language: string): Scalar | null {
  const scalar = texts.get(language, true)
  return isScalar(scalar) && typeof scalar.value === 'string' ? scalar : null
}

function saysTheSame(text: string, meant: Document): boolean {
  const read = parseDocument(text)
  return read.errors.length === 0 && isDeepStrictEqual(read.toJS(), meant.toJS())
}

function tidy(words: string): string {
  return words.replace(/[ \t\n]+/g, ' ').trim()
}
