import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '#db/project-root.ts'
import { freshDemo } from './bench-build.ts'
import { sendStaffList } from './bring-in-staff.ts'
import { load, type Measured, median } from './load.ts'
import { addCertifiedPeople } from './many-people.ts'
import { lisans } from './operator-command.ts'
import { processorTimeOf, type RunningService, startService } from './running-service.ts'
import { printTable } from './table.ts'

// The gate's own thread among 200,000 people, against a route of Hono that answers 204 to everybody.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = 2
const people = 200_000
const peopleInList = 40_000

const data = await freshDemo('gate')
addCertifiedPeople(data, people)
const programs = path.join(projectRoot, 'build/server')
const token = (await lisans(data, 'gate-token', 'create', 'bench')).trim().split('\n').at(-1) ?? ''
const service = await startService(programs, data)
const gate = { url: service.gateUrl, processorTime: service.processorTime }
const bare = await startBareRoute()

const floor: Measured[] = []
const allowed: Measured[] = []
for (let round = -1; round < rounds; round++) {
  const least = await load(bare, { path: '/gate/v1/check', requests: questions(), duration: seconds, expect: 204 })
  const answered = await load(gate, { path: '/gate/v1/check', requests: questions(), duration: seconds, expect: 204 })
  if (round < 0) continue
  floor.push(least)
  allowed.push(answered)
}
const least = median(floor)
const row = ({ rate, processor, p99 }: Measured) => [
  rate,
  rate / least.rate,
  processor * 1000,
  least.processor / processor,
  p99,
]
printTable(
  [`${people} people`, 'checks/s', 'of the floor', 'processor µs', 'of the floor', 'p99 ms'],
  [
    ['floor: bare Hono route', ...row(least)],
    ['gate, allowed', ...row(median(allowed))],
  ],
)

// At a steady 300 checks a second, which leaves the machine room for an export or a list of staff beside it.
const steady = {
  path: '/gate/v1/check',
  connections: 4,
  overallRate: 300,
  ignoreCoordinatedOmission: true,
  expect: 204,
}
const idle: Measured[] = []
const exporting: Measured[] = []
const importing: Measured[] = []
for (let round = 0; round < Math.min(rounds, 3); round++) {
  idle.push(await load(gate, { ...steady, requests: questions(), duration: 4 }))
  const file = path.join(data, 'export.jsonl')
  let running = true
  const exported = lisans(data, 'export', file).then(() => {
    running = false
  })
  exporting.push(await load(gate, { ...steady, requests: questions(), duration: 4 }))
  if (!running) console.log('  (the export ended before the measurement did)')
  await exported

  const list = await sendStaffList(service.url, `B${round}`, peopleInList)
  running = true
  const carriedOut = list.carryOut().then(() => {
    running = false
  })
  importing.push(await load(gate, { ...steady, requests: questions(), duration: 4 }))
  if (!running) console.log('  (the list was carried out before the measurement ended)')
  await carriedOut
}
console.log('')
printTable(
  ['300 checks/s', 'answered/s', 'p99 ms'],
  [
    ['nothing else', median(idle).rate, median(idle).p99],
    ['while `lisans export` runs', median(exporting).rate, median(exporting).p99],
    [`while a list of ${peopleInList} people is brought in`, median(importing).rate, median(importing).p99],
  ],
)
bare.stop()
await service.stop()

/** Asks for somebody else each time. */
function questions() {
  return Array.from({ length: 2000 }, (_, place) => ({
    method: 'GET' as const,
    path: `/gate/v1/check?person=bench-${(place * 97) % people}`,
    headers: { authorization: `Bearer ${token}` },
  }))
}

/** Hono and nothing else, as a process of its own. */
async function startBareRoute(): Promise<Pick<RunningService, 'url' | 'processorTime'> & { stop: () => void }> {
  const program = `
    import { serve } from '@hono/node-server'
    import { Hono } from 'hono'
    const application = new Hono()
    application.get('/gate/v1/check', (c) => c.body(null, 204))
    serve({ fetch: application.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = await new Promise((resolve) => child.stdout.once('data', (part) => resolve(String(part).trim())))
  return {
    url: `http://127.0.0.1:${port}`,
    processorTime: () => processorTimeOf(child.pid as number),
    stop: () => void child.kill(),
  }
}
