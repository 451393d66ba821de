import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'

test('the domain knows nothing of HTTP, pages or open connections', () => {
  expect(
    importsFrom('app/domain', /^(#app\/(web|routes|ui|cli)\/|@remix-run|react|hono|better-sqlite3|better-auth)/),
  ).toEqual([])
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
  const rooms = files('app')
    .concat(files('db'), files('tests'))
    .flatMap((file) => file.split('/').map((part) => part.replace(/\.[a-z]+$/, '')))
    .filter((part) => names.test(part))
  // `common.json` is the catalogue of messages that belong to no page.
  expect(rooms.filter((part) => part !== 'common')).toEqual([])
})

test('only the settings and the choice of engine read the environment', () => {
  const readers = files('app')
    .concat(files('db'))
    .filter((file) => /\.tsx?$/.test(file) && /process\.env/.test(read(file)))
  expect(
    readers.filter((file) => !/^(app\/web\/config\.ts|db\/engine\.ts|db\/drizzle\.(sqlite|postgres)\.ts)$/.test(file)),
  ).toEqual([])
})

test('nothing is deleted by deleting something else', () => {
  expect(files('db/schema').filter((file) => /cascade/i.test(read(file)))).toEqual([])
})

test('no source file is longer than 250 lines', () => {
  const sources = files('app')
    .concat(files('db'))
    .filter((file) => /\.tsx?$/.test(file))
  expect(sources.filter((file) => read(file).split('\n').length > 250)).toEqual([])
})

/** `file imports specifier` for every import of values (types carry no code) from a forbidden place. */
function importsFrom(folder: string, forbidden: RegExp, except: string[] = []): string[] {
  return files(folder)
    .filter((file) => /\.tsx?$/.test(file) && !except.some((room) => file.startsWith(room)))
    .flatMap((file) =>
      [...read(file).matchAll(/^import (?!type )[^'"]*['"]([^'"]+)['"]/gm)]
        .map((match) => match[1] as string)
        .filter((specifier) => forbidden.test(specifier))
        .map((specifier) => `${file} imports ${specifier}`),
    )
}

function files(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
}

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8')
}
