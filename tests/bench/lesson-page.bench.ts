import { benchBuild, freshDemo } from './bench-build.ts'
import { load, type Measured, median } from './load.ts'
import { signInAs, startService } from './running-service.ts'
import { printTable } from './table.ts'

// A signed-in lesson page against the least that Remix can do: an empty page that hydrates, behind the same server.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = 2
/** Where the learner who is half-way goes on: nothing answered yet. */
const page = '/modules/privacy/lessons/legal-basis-and-consent'

const service = await startService(await benchBuild(), await freshDemo('lesson-page'))
const learner = await signInAs(service.url, 'PS-1002')
console.log(`  ${page}, ${rounds} rounds of ${seconds} s, 16 connections, medians`)

const measured = {
  floor: [] as Measured[],
  lesson: [] as Measured[],
  floorGzip: [] as Measured[],
  lessonGzip: [] as Measured[],
}
const gzip = { 'accept-encoding': 'gzip' }
for (let round = -1; round < rounds; round++) {
  const floor = await load(service, { path: '/bench/empty', duration: seconds })
  const lesson = await load(service, { path: page, headers: { cookie: learner }, duration: seconds })
  const floorGzip = await load(service, { path: '/bench/empty', headers: gzip, duration: seconds })
  const lessonGzip = await load(service, { path: page, headers: { cookie: learner, ...gzip }, duration: seconds })
  // The first round only warms up.
  if (round < 0) continue
  measured.floor.push(floor)
  measured.lesson.push(lesson)
  measured.floorGzip.push(floorGzip)
  measured.lessonGzip.push(lessonGzip)
}
await service.stop()

const heads = ['', 'pages/s', 'of the floor', 'processor ms', 'of the floor', 'p99 ms']
const rows = comparison('', measured.floor, measured.lesson)
printTable(heads, [...rows, ...comparison(', compressed', measured.floorGzip, measured.lessonGzip)])

function comparison(how: string, floors: Measured[], lessons: Measured[]): (string | number)[][] {
  const floor = median(floors)
  const row = ({ rate, processor, p99 }: Measured) => [
    rate,
    rate / floor.rate,
    processor,
    floor.processor / processor,
    p99,
  ]
  return [
    [`floor: empty hydrating page${how}`, ...row(floor)],
    [`signed-in lesson page${how}`, ...row(median(lessons))],
  ]
}
