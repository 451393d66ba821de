import { benchBuild, freshDemo } from './bench-build.ts'
import { load, type Measured, median } from './load.ts'
import { signInAs, startService } from './running-service.ts'
import { printTable } from './table.ts'

// A signed-in lesson page against the least that Remix can do: an empty page that hydrates, behind the same server.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = 3
/** Where the learner who is half-way goes on: nothing answered yet. */
const page = '/modules/privacy/lessons/legal-basis-and-consent'

const service = await startService(await benchBuild(), await freshDemo('lesson-page'))
const learner = await signInAs(service.url, 'PS-1002')
console.log(`  ${page}, ${rounds} rounds of ${seconds} s, 16 connections, medians`)

const gzip = { 'accept-encoding': 'gzip' }
const floor: Measured[] = []
const plain: Measured[] = []
const squeezed: Measured[] = []
await load(service, { path: page, headers: { cookie: learner }, duration: 2 })
await load(service, { path: '/bench/empty', duration: 2 })
for (let round = 0; round < rounds; round++) {
  floor.push(await load(service, { path: '/bench/empty', duration: seconds }))
  plain.push(await load(service, { path: page, headers: { cookie: learner }, duration: seconds }))
  squeezed.push(await load(service, { path: page, headers: { cookie: learner, ...gzip }, duration: seconds }))
}
await service.stop()

const least = median(floor)
printTable(
  ['', 'pages/s', 'of the floor', 'processor ms', 'of the floor', 'p99 ms'],
  [
    ['floor: empty hydrating page', ...figures(least)],
    ['signed-in lesson page', ...figures(median(plain))],
    ['the same, compressed', ...figures(median(squeezed))],
  ],
)

function figures({ rate, processor, p99 }: Measured): number[] {
  return [rate, rate / least.rate, processor, least.processor / processor, p99]
}
