import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { projectRoot } from '#db/project-root.ts'

export type Ended = { code: number | null; out: string; err: string }

/** An empty folder for a test's files, gone with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-operator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the operator's command as it was built, on this data directory, with further settings if any. */
export function lisans(
  where: string | [dataDirectory: string, settings: Record<string, string>],
  ...parameters: string[]
): Promise<Ended> {
  const [dataDirectory, settings] = typeof where === 'string' ? [where, {}] : where
  const child = run('lisans.js', dataDirectory, settings, parameters)
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stdout?.on('data', (part) => {
      out += part
    })
    child.stderr?.on('data', (part) => {
      err += part
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

export type RunningServer = {
  url: string
  /** Everything it wrote so far. */
  output: () => string
  /** As an operator ends it; answers the exit code. */
  stop: () => Promise<number | null>
  /** As a power cut ends it. */
  kill: () => Promise<unknown>
}

/** Starts the built server on a free port, and answers once it takes requests. It does not outlive the test. */
export async function startServer(
  dataDirectory: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const child = run('server.js', dataDirectory, { PORT: '0', GATE_PORT: '0', ...settings }, [])
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let written = ''
  const port = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      written += part
      const listening = /"port":(\d+),"msg":"listening"/.exec(written)
      if (listening) resolve(listening[1] as string)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    ended.then(() => reject(new Error(`The server ended at once:\n${written}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  onTestFinished(() => void end('SIGKILL'))
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => written,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function run(
  entry: string,
  dataDirectory: string,
  settings: Record<string, string>,
  parameters: string[],
): ChildProcess {
  const program = path.join(projectRoot, 'build/server', entry)
  if (!existsSync(program)) throw new Error('These tests run the built service: npm run build first')
  // Not the whole environment: the test runner sets a BASE_URL of its own, and the tests of one engine a DATABASE_URL.
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME }
  return spawn(process.execPath, [program, ...parameters], {
    env: { ...environment, NODE_ENV: 'production', DATA_DIR: dataDirectory, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
