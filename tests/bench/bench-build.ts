import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#db/project-root.ts'
import { runProgram } from '../../bin/run-program.js'

const folder = path.join(projectRoot, '.cache/bench')
const builtFrom = path.join(projectRoot, 'build/built-from')

/** The service with the pages that do nothing (`tests/bench/routes`), built apart from what is delivered. Answers where its programs lie. */
export async function benchBuild(): Promise<string> {
  await onceFor('build', [builtFrom, 'tests/bench/routes/empty.tsx', 'tests/bench/routes/nothing.tsx'], () =>
    runProgram('npm', ['run', 'build', '--silent', '--', '--logLevel', 'error'], { LISANS_BENCH: '1' }),
  )
  return path.join(folder, 'build/server')
}

/** A data directory of its own with the demonstration's organisation, as `npm run demo` makes it. */
export async function freshDemo(name: string): Promise<string> {
  const made = path.join(folder, 'demo')
  await onceFor('demo', [builtFrom], async () => {
    rmSync(made, { recursive: true, force: true })
    const lisans = path.join(projectRoot, 'build/server/lisans.js')
    const settings = { NODE_ENV: 'production', LISANS_MODE: 'demo', DATA_DIR: made, DATABASE_URL: '' }
    await runProgram(process.execPath, [lisans, 'demo', 'seed'], settings)
  })
  const copy = path.join(folder, `data-${name}`)
  rmSync(copy, { recursive: true, force: true })
  cpSync(made, copy, { recursive: true })
  return copy
}

/** Does `work` unless it was done for these very ingredients. */
async function onceFor(name: string, ingredients: string[], work: () => Promise<void>): Promise<void> {
  const hash = createHash('sha256')
  for (const file of ingredients) hash.update(readFileSync(path.resolve(projectRoot, file)))
  const fingerprint = hash.digest('hex')
  const stamp = path.join(folder, `${name}-made-from`)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  await work()
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, fingerprint)
}
