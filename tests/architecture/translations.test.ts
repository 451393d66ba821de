import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'

type Messages = { [key: string]: string | Messages | unknown[] }

test('French has every message that English has', () => {
  for (const file of catalogues()) expect(missingFrom('fr', file), `fr/${file}`).toEqual([])
})

test('no language has a message that English does not know', () => {
  for (const language of ['fr', 'crs']) {
    for (const file of catalogues()) {
      const known = new Set([...keysOf(read('en', file)).keys()].map(withoutPlural))
      const unknown = [...keysOf(read(language, file)).keys()].filter((key) => !known.has(withoutPlural(key)))
      expect(unknown, `${language}/${file}`).toEqual([])
    }
  }
})

test('the same values are put into a message in every language', () => {
  for (const language of ['fr', 'crs']) {
    for (const file of catalogues()) {
      const english = keysOf(read('en', file))
      for (const [key, text] of keysOf(read(language, file))) {
        const original = english.get(key)
        // A plural form may leave the number out, as “one” does.
        if (original !== undefined && !/_(zero|one)$/.test(key))
          expect(placeholders(text), `${language}/${file} ${key}`).toEqual(placeholders(original))
      }
    }
  }
})

test('docs/translating.md lists what waits for a translator into Kreol Seselwa', async () => {
  await expect(translatorsList()).toMatchFileSnapshot(path.join(projectRoot, 'docs/translating.md'))
})

/** Renewed by running this test with `--update`. */
function translatorsList(): string {
  const shown = catalogues().flatMap((file) =>
    [...keysOf(read('crs', file))].map(
      ([key, text]) => `| ${file.replace('.json', '')} | ${key} | ${keysOf(read('en', file)).get(key)} | ${text} |`,
    ),
  )
  const waiting = catalogues().map((file) => {
    const english = keysOf(read('en', file))
    const rows = missingFrom('crs', file).map((key) => `- \`${key}\`: ${english.get(key)?.replaceAll('\n', ' ')}`)
    return `### ${file.replace('.json', '')} (${rows.length})\n\n${rows.join('\n')}\n`
  })
  return `# What waits for a translator

English and French are complete. Kreol Seselwa is shown only where a word is attested in official or press Kreol, or is a regular
form believed current; everything else appears in English, marked as English for screen readers. Nothing is to be invented: please
send translations to somebody who writes Kreol for a living, such as the Seychelles Creole Academy, before they go into
\`app/locales/crs/\`. The glossary (\`courses/glossary.yaml\`) carries its own marks, H (attested) and M (likely). Lessons and questions have
no Kreol variant yet; a variant is a file beside the English one, such as \`01-three-piles.crs.mdx\`.

## Shown in Kreol now, to be confirmed

| catalogue | message | English | Kreol |
|---|---|---|---|
${shown.join('\n')}

## Shown in English

${waiting.join('\n')}`
}

function missingFrom(language: string, file: string): string[] {
  const have = keysOf(read(language, file))
  return [...keysOf(read('en', file)).keys()].filter((key) => !have.has(key))
}

function catalogues(): string[] {
  return readdirSync(path.join(projectRoot, 'app/locales/en')).sort()
}

function read(language: string, file: string): Messages {
  try {
    return JSON.parse(readFileSync(path.join(projectRoot, 'app/locales', language, file), 'utf8')) as Messages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

function keysOf(messages: Messages | unknown[], above = ''): Map<string, string> {
  const keys = new Map<string, string>()
  for (const [name, value] of Object.entries(messages)) {
    const key = above ? `${above}.${name}` : name
    if (typeof value === 'string') keys.set(key, value)
    else for (const [below, text] of keysOf(value as Messages | unknown[], key)) keys.set(below, text)
  }
  return keys
}

function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] as string).sort()
}
