import path from 'node:path'
import { expect, test } from 'vitest'
import { clockReadsOf, filesBelow, importsOf, parseSource, readText } from '#tests/support/source-code.ts'

test('the domain knows nothing of HTTP, pages or open connections', () => {
  expect(
    importsFrom('app/domain', /^(#app\/(web|routes|ui|cli)\/|@remix-run|react|hono|better-sqlite3|better-auth)/),
  ).toEqual([])
})

test('no part of the domain asks what time it is: it is told', () => {
  const asking = programFiles('app/domain').flatMap((file) =>
    clockReadsOf(parseSource(file)).map((reading) => `${file}: ${reading}`),
  )
  expect(asking).toEqual([])
})

test('the domain speaks no dialect of a database', () => {
  expect(importsFrom('app/domain', /^(drizzle-orm\/|pg$)/)).toEqual([])
})

test('whoever looks for arrows sees every way to import, and every way to read the clock', () => {
  const source = parseSource(
    'app/domain/example.ts',
    [
      `import { one } from 'one'`,
      `import { type Two } from 'two'`,
      `import type { Three } from 'three'`,
      `export * from 'four'`,
      `export { five } from 'five'`,
      `export type { Six } from 'six'`,
      `const seven = await import('seven')`,
      `import 'eight'`,
      `import {`,
      `  nine,`,
      `} from 'nine'`,
      `const now = [new Date(), Date.now(), new Date(0), performance.now(), Date()]`,
    ].join('\n'),
  )

  expect(importsOf(source)).toEqual(['one', 'four', 'five', 'seven', 'eight', 'nine'])
  expect(clockReadsOf(source)).toEqual(['new Date()', 'Date.now()', 'performance.now()', 'Date()'])
})

test('components know nothing of the domain', () => {
  expect(importsFrom('app/ui', /^(#app\/(domain|routes)\/|drizzle-orm)/)).toEqual([])
})

test('the database layer knows nothing of the application', () => {
  expect(importsFrom('db', /^#app\//, ['db/demo'])).toEqual([])
})

test('lessons are compiled without knowing of the database, the domain or the web', () => {
  expect(importsFrom('app/lesson-markup', /^(#app\/(domain|web|routes)\/|#db\/(?!schema)|drizzle-orm)/)).toEqual([])
})

test('no room is called utils, helpers, services or common', () => {
  const names = /^(utils?|helpers?|misc|common|shared|lib|services?|managers?|types|constants)$/
  const rooms = filesBelow('app')
    .concat(filesBelow('db'), filesBelow('tests'))
    .flatMap((file) => file.split('/').map((part) => part.replace(/\.[a-z]+$/, '')))
    .filter((part) => names.test(part))
  // `common.json` is the catalogue of messages that belong to no page.
  expect(rooms.filter((part) => part !== 'common')).toEqual([])
})

test('only the settings and the choice of engine read the environment', () => {
  const readers = filesBelow('app')
    .concat(filesBelow('db'))
    .filter((file) => /\.tsx?$/.test(file) && /process\.env/.test(readText(file)))
  expect(
    readers.filter((file) => !/^(app\/web\/config\.ts|db\/engine\.ts|db\/drizzle\.(sqlite|postgres)\.ts)$/.test(file)),
  ).toEqual([])
})

test('nothing is deleted by deleting something else', () => {
  expect(filesBelow('db/schema').filter((file) => /cascade/i.test(readText(file)))).toEqual([])
})

test('no source file is longer than 250 lines', () => {
  const sources = filesBelow('app')
    .concat(filesBelow('db'))
    .filter((file) => /\.tsx?$/.test(file))
  expect(sources.filter((file) => readText(file).split('\n').length > 250)).toEqual([])
})

/** `file imports specifier` for every import of values from a forbidden place. */
function importsFrom(folder: string, forbidden: RegExp, except: string[] = []): string[] {
  return programFiles(folder)
    .filter((file) => !except.some((room) => file.startsWith(room)))
    .flatMap((file) =>
      importsOf(parseSource(file))
        .map((specifier) => fromRoot(file, specifier))
        .filter((specifier) => forbidden.test(specifier))
        .map((specifier) => `${file} imports ${specifier}`),
    )
}

/** A neighbour's address as others would write it: `../../web/log.ts` in the domain is `#app/web/log.ts`. */
function fromRoot(file: string, specifier: string): string {
  return specifier.startsWith('.') ? `#${path.join(path.dirname(file), specifier)}` : specifier
}

function programFiles(folder: string): string[] {
  return filesBelow(folder).filter((file) => /\.tsx?$/.test(file))
}
