import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { saveAnswer } from '#app/domain/assessment/save-answer.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import type { Database } from '#db/handle.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { freshDemo } from './bench-build.ts'
import { addSitters } from './many-sitters.ts'
import { recordTransactions, replay } from './recorded-sql.ts'
import { printTable } from './table.ts'

// Sixteen callers of the commands, without HTTP, against the very same statements with bare better-sqlite3: one transaction and
// one commit to the disk after the other. Both with `synchronous = FULL`.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const callers = 16
const count = 2000

const data = await freshDemo('saving-command')
const original = path.join(data, 'lisans.sqlite')
const sitters = await addSitters(data, count)

type Command = (db: Database, place: number) => Promise<{ kind: string }>

const save: Command = (db, place) => {
  const { personId, attemptId, paper } = sitters[place % sitters.length] as (typeof sitters)[number]
  const item = paper[place % paper.length]
  const optionId = item?.optionIds[place % item.optionIds.length] ?? ''
  return saveAnswer(db, { personId, attemptId, questionVersionId: item?.questionVersionId ?? '', optionId }, new Date())
}
const submit: Command = (db, place) => {
  const { personId, attemptId } = sitters[place] as (typeof sitters)[number]
  return submitAttempt(db, { personId, attemptId }, new Date())
}

printTable(
  [`${count} times, ${callers} callers`, 'a second', 'of bare', 'processor ms', 'of bare'],
  [...(await compare('save an answer', save)), ...(await compare('submit a final', submit))],
)

async function compare(name: string, command: Command): Promise<(string | number)[][]> {
  const recorded = await recordTransactions(() => onCopy((file) => runAll(file, command)))
  if (recorded.length < count) throw new Error(`Only ${recorded.length} transactions were recorded`)
  const bare: Spent[] = []
  const ours: Spent[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await onCopy((file) => measure(async () => replay(file, recorded))))
    ours.push(await onCopy((file) => runAll(file, command)))
  }
  const floor = middle(bare)
  const row = ({ seconds, processor }: Spent) => [
    count / seconds,
    floor.seconds / seconds,
    processor / count,
    floor.processor / processor,
  ]
  return [
    [`${name}: bare transactions`, ...row(floor)],
    [`${name}: the command`, ...row(middle(ours))],
  ]
}

async function runAll(file: string, command: Command): Promise<Spent> {
  const handle = openSqlite(file)
  let next = 0
  const caller = async () => {
    while (next < count) {
      const { kind } = await command(handle.db, next++)
      if (kind === 'refused') throw new Error('A command refused what is measured')
    }
  }
  const spent = await measure(() => Promise.all(Array.from({ length: callers }, caller)))
  await handle.close()
  return spent
}

type Spent = { seconds: number; processor: number }

async function measure(work: () => Promise<unknown>): Promise<Spent> {
  const used = process.cpuUsage()
  const began = performance.now()
  await work()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  return { seconds, processor: (user + system) / 1000 }
}

function middle(spent: Spent[]): Spent {
  const of = (figure: keyof Spent) =>
    spent.map((one) => one[figure]).sort((one, other) => one - other)[Math.floor(spent.length / 2)] ?? Number.NaN
  return { seconds: of('seconds'), processor: of('processor') }
}

/** Every run begins with the same rows. */
async function onCopy<Result>(work: (file: string) => Promise<Result>): Promise<Result> {
  const copy = path.join(data, 'copy.sqlite')
  for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true })
  cpSync(original, copy)
  return work(copy)
}
