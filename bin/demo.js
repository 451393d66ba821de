import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { buildIfStale } from './build-if-stale.js'
import { installIfMissing } from './install-if-missing.js'
import { inProject } from './project-folder.js'
import { refuseTakenPort } from './refuse-taken-port.js'
import { orExplain, runProgram } from './run-program.js'

const dataDirectory = path.resolve(process.env.DATA_DIR ?? inProject('data/demo'))
const seeded = path.join(dataDirectory, 'demo-organisation-is-complete')

await orExplain(async () => {
  Object.assign(process.env, { NODE_ENV: 'production', LISANS_MODE: 'demo', DATA_DIR: dataDirectory, DATABASE_URL: '' })
  await refuseTakenPort()
  await installIfMissing()
  await buildIfStale()
  if (!existsSync(seeded)) await seed()
  await import(new URL('../build/server/server.js', import.meta.url).href)
})

async function seed() {
  refuseForeignData()
  console.log('Making the demo organisation (once) …')
  // What an interrupted first start left behind is half an organisation.
  rmSync(dataDirectory, { recursive: true, force: true })
  mkdirSync(dataDirectory, { recursive: true })
  writeFileSync(path.join(dataDirectory, 'this-is-demo-data'), '')
  await runProgram(process.execPath, [inProject('build/server/lisans.js'), 'demo', 'seed'])
  writeFileSync(seeded, '')
}

function refuseForeignData() {
  const database = path.join(dataDirectory, 'lisans.sqlite')
  if (!existsSync(database) || existsSync(path.join(dataDirectory, 'this-is-demo-data'))) return
  throw new Error(`${dataDirectory} holds data that is not the demo's. Give the demo a DATA_DIR of its own.`)
}
