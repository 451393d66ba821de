import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '#db/project-root.ts'
import { buildIfStale } from '../../bin/build-if-stale.js'

export type DemoServer = {
  url: string
  dataDirectory: string
  lisans: (...parameters: string[]) => Promise<string>
  stop: () => Promise<void>
}

/** The built service on a copy of the seeded demonstration. */
export async function startDemo(): Promise<DemoServer> {
  await buildIfStale()
  const template = await seededTemplate()
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'lisans-browser-'))
  cpSync(template, dataDirectory, { recursive: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const settings = { DATA_DIR: dataDirectory, PORT: String(port), GATE_PORT: '0', BASE_URL: url, LISANS_MODE: 'demo' }
  const server = run('server.js', [], settings)
  await listening(server)
  return {
    url,
    dataDirectory,
    lisans: (...parameters) => outputOf(run('lisans.js', parameters, settings)),
    stop: async () => {
      await ended(server)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** Seeding takes longer than any test: it is done once for this build, these courses and this day, and copied. */
async function seededTemplate(): Promise<string> {
  const kept = path.join(projectRoot, '.cache/demo')
  const template = path.join(kept, `${fingerprint()}-${new Date().toISOString().slice(0, 10)}`)
  if (existsSync(template)) return template
  rmSync(kept, { recursive: true, force: true })
  const making = `${template}-in-the-making`
  mkdirSync(making, { recursive: true })
  await outputOf(run('lisans.js', ['demo', 'seed'], { DATA_DIR: making, LISANS_MODE: 'demo' }))
  renameSync(making, template)
  return template
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(projectRoot, 'build/built-from')))
  const courses = path.join(projectRoot, 'courses')
  for (const file of readdirSync(courses, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    hash.update(readFileSync(path.join(file.parentPath, file.name)))
  }
  return hash.digest('hex').slice(0, 16)
}

function run(entry: string, parameters: string[], settings: Record<string, string>): ChildProcess {
  // Not the whole environment: the test runner sets a BASE_URL of its own.
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' as const, ...settings }
  const program = path.join(projectRoot, 'build/server', entry)
  return spawn(process.execPath, [program, ...parameters], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let written = ''
    const read = (part: Buffer) => {
      written += part
      if (written.includes('"msg":"listening"')) resolve()
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.on('exit', () => reject(new Error(`The server ended at once:\n${written}`)))
  })
}

function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let complaints = ''
    child.stdout?.on('data', (part) => {
      out += part
    })
    child.stderr?.on('data', (part) => {
      complaints += part
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${code}: ${complaints}`))))
  })
}

function ended(server: ChildProcess): Promise<unknown> {
  const end = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  return end
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await promisify((done: (error?: Error) => void) => probe.listen(0, () => done()))()
  const address = probe.address()
  await promisify((done: (error?: Error) => void) => probe.close(done))()
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
