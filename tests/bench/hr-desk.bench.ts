import { rmSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#db/project-root.ts'
import { postgresPrograms, startPostgres } from '#tests/support/real-postgres.ts'
import { runProgram } from '../../bin/run-program.js'
import { signInAs, startService } from './running-service.ts'
import { printTable } from './table.ts'

// HR's desk among 20,000 and among 200,000 people, on both engines: how long each page takes and how that grows. An officer who reaches
// everybody asks, one page after the other, after a first look that counts for nothing, and once a year's trend was worked out, as it is once
// in a day for all.
const sizes = [20_000, 200_000]
const rounds = Number(process.env.BENCH_ROUNDS ?? 20)
const officer = 'PS-1028'

const pages: Record<string, string> = {
  overview: '/hr',
  'overview of one ministry': '/hr?unit=staff-body-3',
  'list, everybody': '/hr/people',
  'list, expired in one ministry': '/hr/people?unit=staff-body-3&standing=expired',
  'list, suspended': '/hr/people?standing=suspended',
  'list, ends within 30 days': '/hr/people?ends=30',
  'list, staff number': '/hr/people?search=LS-012345',
  'list, part of a name': '/hr/people?search=hoar',
  'person page': '/hr/people/staff-4321',
}
const files: Record<string, string> = {
  'file of one ministry (CSV)': '/hr/people-list.csv?unit=staff-body-3',
  'file of everybody (CSV)': '/hr/people-list.csv',
  'file of everybody (XLSX)': '/hr/people-list.xlsx',
}

type Times = { p50: number; p95: number }

await compare('SQLite', '')
if (postgresPrograms) {
  const server = await startPostgres()
  await compare('PostgreSQL', server)
  await server.stop()
} else console.log('PostgreSQL is not installed here: it was NOT measured.')

async function compare(engine: string, server: '' | Awaited<ReturnType<typeof startPostgres>>): Promise<void> {
  const measured: Map<string, Times>[] = []
  for (const size of sizes) {
    measured.push(await measure(size, server === '' ? '' : await server.newDatabase()))
  }
  const [small, large] = measured
  console.log(`\n${engine}, milliseconds`)
  printTable(
    ['', '20,000: p50', 'p95', '200,000: p50', 'p95', 'growth of p50'],
    [...Object.keys(pages), ...Object.keys(files)].map((name) => {
      const [one, other] = [small?.get(name), large?.get(name)]
      const figures = [one?.p50, one?.p95, other?.p50, other?.p95].map((figure) => figure ?? Number.NaN)
      return [name, ...figures, (other?.p50 ?? 0) / (one?.p50 ?? 1)]
    }),
  )
}

async function measure(size: number, databaseUrl: string): Promise<Map<string, Times>> {
  const data = path.join(projectRoot, '.cache/bench', `data-hr-${size}`)
  rmSync(data, { recursive: true, force: true })
  const settings = { NODE_ENV: 'production', LISANS_MODE: 'demo', DATA_DIR: data, DATABASE_URL: databaseUrl }
  const program = path.join(projectRoot, 'build/server/lisans.js')
  await runProgram(process.execPath, [program, 'demo', 'seed'], settings)
  await runProgram(process.execPath, [program, 'demo', 'staff', String(size)], settings)

  const service = await startService(path.join(projectRoot, 'build/server'), data, { DATABASE_URL: databaseUrl })
  const cookie = await signInAs(service.url, officer)
  await untilTheYearIsKnown(`${service.url}${pages.overview}`, cookie, size)
  const times = new Map<string, Times>()
  for (const [name, address] of Object.entries(pages))
    times.set(name, await timesOf(service.url + address, cookie, rounds))
  for (const [name, address] of Object.entries(files)) times.set(name, await timesOf(service.url + address, cookie, 3))
  await service.stop()
  rmSync(data, { recursive: true, force: true })
  return times
}

/** The overview waits for a year's days as long as it can, and shows those that are ready: when it need not wait, all are. */
async function untilTheYearIsKnown(address: string, cookie: string, size: number): Promise<void> {
  const begun = performance.now()
  while ((await timed(address, cookie)) > 1_000);
  console.log(`A year of ${size} people was worked out in ${Math.round((performance.now() - begun) / 1000)} s.`)
}

async function timesOf(address: string, cookie: string, times: number): Promise<Times> {
  await timed(address, cookie)
  const all: number[] = []
  for (let round = 0; round < times; round++) all.push(await timed(address, cookie))
  all.sort((one, other) => one - other)
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

async function timed(address: string, cookie: string): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(address, { headers: { cookie, accept: 'text/html' } })
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
  await answer.arrayBuffer()
  return performance.now() - begun
}
