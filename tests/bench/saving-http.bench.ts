import { benchBuild, freshDemo } from './bench-build.ts'
import { load, type Measured, median } from './load.ts'
import { addSitters, type Sitter } from './many-sitters.ts'
import { startService } from './running-service.ts'
import { printTable } from './table.ts'

// The same through the whole service, 16 connections, each answer durably saved before it is acknowledged; against an action
// that reads its form, does nothing and says so.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const connections = 16
const finalsPerRound = 800

const data = await freshDemo('saving-http')
const sitters = await addSitters(data, finalsPerRound * (rounds + 1))
const service = await startService(await benchBuild(), data)

const measured = { floor: [] as Measured[], save: [] as Measured[], submit: [] as Measured[] }
for (let round = -1; round < rounds; round++) {
  const group = sitters.slice(finalsPerRound * (round + 1), finalsPerRound * (round + 2))
  const floor = await post(group, () => '/bench/nothing', 3000, 204)
  const save = await post(group, ({ attemptId }) => `/attempts/${attemptId}/answers`, 3000, 204)
  const submit = await post(group, ({ attemptId }) => `/attempts/${attemptId}/submission`, finalsPerRound, 302)
  // The first round only warms up.
  if (round < 0) continue
  measured.floor.push(floor)
  measured.save.push(save)
  measured.submit.push(submit)
}
await service.stop()

const floor = median(measured.floor)
const row = ({ rate, processor, p99 }: Measured) => [
  rate,
  rate / floor.rate,
  processor,
  floor.processor / processor,
  p99,
]
printTable(
  [`${connections} connections`, 'posts/s', 'of the floor', 'processor ms', 'of the floor', 'p99 ms'],
  [
    ['floor: an action that does nothing', ...row(floor)],
    ['save an answer', ...row(median(measured.save))],
    ['submit a final', ...row(median(measured.submit))],
  ],
)

/** Posts an answer of every sitter in turn, each connection those of its own share. */
function post(group: Sitter[], address: (sitter: Sitter) => string, amount: number, expect: number): Promise<Measured> {
  let connection = 0
  const requests = group.map((sitter, place) => {
    const { questionVersionId, optionIds } = sitter.paper[place % sitter.paper.length] as Sitter['paper'][number]
    const form = new URLSearchParams({ question: questionVersionId, option: optionIds[place % optionIds.length] ?? '' })
    return {
      method: 'POST' as const,
      path: address(sitter),
      headers: { cookie: sitter.cookie, origin: service.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    }
  })
  return load(service, {
    connections,
    amount,
    expect,
    setupClient: (client) => {
      const share = connection++
      client.setRequests(requests.filter((_, place) => place % connections === share))
    },
  })
}
