import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/** Where the distribution keeps PostgreSQL's programs; null where it is not installed. */
export const postgresPrograms: string | null = findPrograms()

if (!postgresPrograms) process.stdout.write('PostgreSQL is not installed here: its locking was NOT tried.\n')

/** A PostgreSQL server of this test file's own, on loopback: how to make an empty database in it, and how to end it. */
export async function startPostgres(): Promise<{ newDatabase: () => Promise<string>; stop: () => Promise<void> }> {
  if (!postgresPrograms) throw new Error('PostgreSQL is not installed here')
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-postgres-'))
  const owner = giveAway(folder)
  const data = path.join(folder, 'data')
  const setUp = ['-D', data, '-A', 'trust', '-U', 'lisans', '--no-sync']
  execFileSync(path.join(postgresPrograms, 'initdb'), setUp, { ...owner, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  // Durability is not what is tried here; locking is.
  const settings = ['-c', 'fsync=off', '-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1']
  const parameters = ['-D', data, '-p', String(port), ...settings]
  const server = spawn(path.join(postgresPrograms, 'postgres'), parameters, { ...owner, cwd: folder, stdio: 'ignore' })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const stop = async () => {
    // Politely first, because connections that were just closed are still on their way out.
    server.kill('SIGTERM')
    const impatient = setTimeout(() => server.kill('SIGINT'), 5_000)
    await ended
    clearTimeout(impatient)
    rmSync(folder, { recursive: true, force: true })
  }
  const base = `postgres://lisans@127.0.0.1:${port}`
  await untilItAnswers(`${base}/postgres`)
  return { newDatabase: () => emptyDatabase(base), stop }
}

let databases = 0

async function emptyDatabase(base: string): Promise<string> {
  const name = `lisans_${++databases}`
  await ask(`${base}/postgres`, `CREATE DATABASE ${name}`)
  return `${base}/${name}`
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask(url, 'SELECT 1')
    } catch (error) {
      if (tries > 100) throw error
      await pause(100)
    }
  }
}

async function ask(url: string, query: string): Promise<void> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.query(query)
  } finally {
    await client.end()
  }
}

/** PostgreSQL refuses to run as root, so that root hands the folder and the programs to the account `postgres`. */
function giveAway(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((kind) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' })))
  if (uid === undefined || gid === undefined) return {}
  chownSync(folder, uid, gid)
  return { uid, gid }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function findPrograms(): string | null {
  const versions = '/usr/lib/postgresql'
  if (!existsSync(versions)) return null
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))
  return (
    newest.map((version) => path.join(versions, version, 'bin')).find((bin) => existsSync(path.join(bin, 'initdb'))) ??
    null
  )
}
