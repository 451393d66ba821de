import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { setSecondTrainerRule } from '#app/domain/authoring/second-trainer-rule.ts'
import { findCatalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { projectRoot } from '#db/project-root.ts'
import { freshDemo } from './bench-build.ts'
import { load, type Measured, median } from './load.ts'
import { addCertifiedPeople } from './many-people.ts'
import { lisans } from './operator-command.ts'
import { signInAs, startService } from './running-service.ts'
import { printTable } from './table.ts'

// A trainer publishes a module as a material change among 20,000 certified people, while the gate is asked; and looks at a lesson as
// learners see it, against bare mdx-bundler over the same text.
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const holders = 20_000
const trainer = 'PS-1024'

const data = await freshDemo('publishing')
addCertifiedPeople(data, holders)
const { db, close } = openSqlite(path.join(data, 'lisans.sqlite'))
const rule = { rule: 'never', before: 'where-possible', reason: 'One trainer measures' } as const
await setSecondTrainerRule(db, rule, { kind: 'operator', name: 'bench' }, new Date())
const author = await findPersonByIdentifier(db, trainer)
const [course] = [...(await findCatalogue(db, new Date())).values()].sort(
  (one, other) => other.body.lessons.length - one.body.lessons.length,
)
if (!author || !course) throw new Error('The demonstration has neither the trainer nor a course')
const { courseId, body } = course
const draft = await findDraft(db, courseId)
const lessonId = body.lessons[0]?.id ?? ''
const lesson = [...(draft?.files.keys() ?? [])].find((file) => file.endsWith(`-${lessonId}.mdx`)) ?? ''
const original = draft ? (draftText(draft, lesson) ?? '') : ''

const token = (await lisans(data, 'gate-token', 'create', 'bench')).trim().split('\n').at(-1) ?? ''
const service = await startService(path.join(projectRoot, 'build/server'), data)
const cookie = await signInAs(service.url, trainer)
const gate = { url: service.gateUrl, processorTime: service.processorTime }
const desk = `${service.url}/training/courses/${courseId}`

const times = { show: [] as number[], publish: [] as number[] }
const idle: Measured[] = []
const publishing: Measured[] = []
for (let round = 0; round < rounds; round++) {
  await changeLesson(round)
  const fields = await shown(`${desk}/publication?change=material&lesson=${lessonId}&grace=60`)
  idle.push(await askGate())
  const asked = askGate()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  times.publish.push(await timed(() => send(`${desk}/publication`, { ...fields, reason: 'Measured' }, 302)))
  publishing.push(await asked)
}
printTable(
  [`${body.lessons.length} lessons, ${body.questionVersionIds.length} questions, ${holders} holders`, 'milliseconds'],
  [
    ['the page with what it would do', middle(times.show)],
    ['publishing', middle(times.publish)],
  ],
)
console.log('')
printTable(
  ['300 gate checks/s', 'answered/s', 'p99 ms'],
  [
    ['nothing else', median(idle).rate, median(idle).p99],
    ['while a module is published', median(publishing).rate, median(publishing).p99],
  ],
)

const looks: number[] = []
const bare: number[] = []
// Both sides warmed alike. Every text differs by a few letters from all before it, as it does while somebody writes.
for (let round = -20; round < 40; round++) {
  const text = changed(`look ${round}`)
  const [, source = ''] = /^---\n[\s\S]*?\n---\n([\s\S]*)$/.exec(text) ?? []
  const address = `${desk}/preview?${new URLSearchParams({ path: lesson })}`
  const look = await timed(() => send(address, { path: lesson, text, script: 'off' }, 200))
  const bundled = await timed(() => bundleMDX({ source }))
  if (round < 0) continue
  looks.push(look)
  bare.push(bundled)
}
console.log('')
printTable(
  ['a lesson, p50', 'milliseconds', 'of bare'],
  [
    ['bare bundleMDX', middle(bare), 1],
    ['preview, there and back', middle(looks), middle(looks) / middle(bare)],
  ],
)
close()
await service.stop()

/** At a steady pace, which leaves the machine room for whatever else goes on. */
function askGate(): Promise<Measured> {
  const requests = Array.from({ length: 2000 }, (_, place) => ({
    method: 'GET' as const,
    path: `/gate/v1/check?person=bench-${(place * 97) % holders}`,
    headers: { authorization: `Bearer ${token}` },
  }))
  const steady = { connections: 4, overallRate: 300, ignoreCoordinatedOmission: true, expect: 204, duration: 5 }
  return load(gate, { path: '/gate/v1/check', requests, ...steady })
}

function changed(words: string): string {
  return original.replace(/\n---\n/, `\n---\n\nWords of ${words}.\n\n`)
}

async function changeLesson(round: number): Promise<void> {
  const version = (await findDraft(db, courseId))?.files.get(lesson)?.version ?? 0
  const content = new TextEncoder().encode(changed(`publication ${round}`))
  const actor = { kind: 'person', personId: author?.id ?? '' } as const
  const saved = await saveDraftFile(db, { courseId, path: lesson, content, version }, actor, new Date())
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
}

/** The hidden fields of a page, which takes as long as is noted the second time: the first compiles what nobody compiled before. */
async function shown(address: string): Promise<Record<string, string>> {
  const open = async () => (await fetch(address, { headers: { cookie, accept: 'text/html' } })).text()
  await open()
  let html = ''
  times.show.push(
    await timed(async () => {
      html = await open()
    }),
  )
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

async function send(address: string, fields: Record<string, string>, expected: number): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: service.url, accept: 'text/html' },
    redirect: 'manual',
  })
  const said = await answer.text()
  if (answer.status !== expected) throw new Error(`${address} answered ${answer.status}: ${said.slice(0, 2000)}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function middle(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN
}
