import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inProject, projectFolder } from './project-folder.js'
import { runProgram } from './run-program.js'

/** Everything that ends up in the build. Migrations and courses are read where they lie. */
const ingredients = ['app', 'db', 'public', 'remix.config.js', 'package.json', 'package-lock.json']
const notBuilt = /^db[\\/]migrations[\\/]/
const stamp = inProject('build/built-from')

/** Builds pages, server and command line, unless what they are made of has not changed since the last build. */
export async function buildIfStale() {
  const fingerprint = fingerprintOf(ingredients)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  console.log('Building …')
  await runProgram('npm', ['run', 'build', '--silent', '--', '--logLevel', 'warn'])
  writeFileSync(stamp, fingerprint)
}

/** Whether there is something to run, whatever it was built from. */
export function isBuilt() {
  return existsSync(inProject('build/server/server.js'))
}

/** @param {string[]} names */
function fingerprintOf(names) {
  const hash = createHash('sha256')
  for (const name of names.flatMap(filesIn).sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(inProject(name)))
  return hash.digest('hex')
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesIn(name) {
  if (name.includes('.')) return [name]
  return readdirSync(inProject(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(projectFolder.length + 1))
    .filter((file) => !notBuilt.test(file))
}
