import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '#db/project-root.ts'
import { freshDemo } from './bench-build.ts'
import { processorTimeOf } from './running-service.ts'
import { printTable } from './table.ts'

// `npm run demo` when everything is built and made: from the command to the moment it says that it is ready. Aim: 3 s.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const port = 4321
const data = await freshDemo('demo-start')
writeFileSync(path.join(data, 'demo-organisation-is-complete'), '')
writeFileSync(path.join(data, 'this-is-demo-data'), '')

const times: { seconds: number; processor: number }[] = []
for (let round = 0; round < rounds; round++) times.push(await start())
times.sort((one, other) => one.seconds - other.seconds)
const middle = times[Math.floor(times.length / 2)]
printTable(
  ['second start of the demo', 's to ready', 'processor s'],
  [
    ['the middle one', middle?.seconds ?? Number.NaN, middle?.processor ?? Number.NaN],
    ['the quickest', times[0]?.seconds ?? Number.NaN, times[0]?.processor ?? Number.NaN],
    ['the slowest', times.at(-1)?.seconds ?? Number.NaN, times.at(-1)?.processor ?? Number.NaN],
  ],
)

async function start(): Promise<{ seconds: number; processor: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [path.join(projectRoot, 'bin/demo.js')], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: data, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  while (!(await isReady())) await pause(20)
  const measured = {
    seconds: (performance.now() - began) / 1000,
    processor: processorTimeOf(child.pid as number) / 1000,
  }
  child.kill('SIGTERM')
  await ended
  return measured
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200
  } catch {
    return false
  }
}
