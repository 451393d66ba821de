import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { lisans, startServer, temporaryFolder } from '#tests/support/operator.ts'

const shipped = path.join(projectRoot, 'courses')

test('the syllabus is published once, does not hold a running server up, and comes back as the files it was', async () => {
  const data = temporaryFolder()
  const server = await startServer(data)
  const slowest = watch(`${server.url}/healthz`)

  expect(await lisans(data, 'courses', 'import')).toMatchObject({ code: 0 })
  expect(await slowest()).toBeLessThan(5000)
  const again = await lisans(data, 'courses', 'import')
  expect(again.out).not.toContain('published')
  expect(again.out).toContain('unchanged')

  const folder = temporaryFolder()
  expect(await lisans(data, 'courses', 'export', folder)).toMatchObject({ code: 0 })
  const names = readdirSync(shipped, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => path.relative(shipped, path.join(entry.parentPath, entry.name)))
  for (const name of names)
    expect(readFileSync(path.join(folder, name), 'utf8'), name).toBe(readFileSync(path.join(shipped, name), 'utf8'))

  const before = names.map((name) => statSync(path.join(folder, name)).mtimeMs)
  const repeated = await lisans(data, 'courses', 'export', folder)
  expect(repeated.err).toContain(' 0 written, ')
  expect(names.map((name) => statSync(path.join(folder, name)).mtimeMs)).toEqual(before)
  expect(await lisans(data, 'courses', 'export', folder, '--course', 'no-such')).toMatchObject({ code: 1 })
})

test('a lesson that holds code is refused with its file and line, and nothing is published', async () => {
  const data = temporaryFolder()
  const folder = temporaryFolder()
  cpSync(shipped, folder, { recursive: true })
  const lesson = readdirSync(path.join(folder, '02-privacy')).find((name) => /^01-.*[a-z]\.mdx$/.test(name)) ?? ''
  const file = path.join(folder, '02-privacy', lesson)
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n{process.exit()}\n`)

  const { code, out, err } = await lisans(data, 'courses', 'import', '--from', folder)

  expect(code).toBe(1)
  expect(out).toMatch(new RegExp(`02-privacy/${lesson}:\\d+:\\d+: error:`))
  expect(err).toContain('Mend the errors first')
  expect((await lisans(data, 'export')).out).not.toContain('course.published')
})

test('a folder without courses is said to be one', async () => {
  const data = temporaryFolder()

  expect(await lisans(data, 'courses', 'check', '--from', temporaryFolder())).toMatchObject({ code: 1 })
  expect(await lisans(data, 'courses', 'check', '--from', '/nowhere')).toMatchObject({
    code: 1,
    err: 'There is no folder /nowhere.\n',
  })
})

/** Asks over and over; the answer, once wanted, is how long the slowest one took, in milliseconds. */
function watch(url: string): () => Promise<number> {
  const ending = new AbortController()
  const watching = (async () => {
    let slowest = 0
    while (!ending.signal.aborted) {
      const began = performance.now()
      await (await fetch(url)).text()
      slowest = Math.max(slowest, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return slowest
  })()
  return () => {
    ending.abort()
    return watching
  }
}
