import { listEverybodysTasks, listTasks, type Task } from '#app/domain/tasks/list-tasks.ts'
import type { TaskKind } from '#app/domain/tasks/waiting.ts'
import { tasksAddress } from '#app/ui/addresses.ts'
import { db } from './database.ts'
import type { RequestContext } from './request-context.ts'
import type { SignedIn } from './signed-in.ts'

/** On other pages than the list itself the number may be so old, in milliseconds. */
const freshness = 1000
/** Nor is more than this part of the time spent on counting, however much waits. */
const patience = 10

/** The page of one request and its header ask; the first one reads. */
const read = new WeakMap<RequestContext, Promise<Task[]>>()

/** What waits for whoever is signed in, read once per request. */
export function tasksOf({ personId }: SignedIn, context: RequestContext): Promise<Task[]> {
  const known = read.get(context)
  if (known) return known
  const asked = listTasks(db, { personId }, new Date())
  read.set(context, asked)
  return asked
}

/**
 * The number beside the link to the tasks. On the page of the tasks it is the length of the list shown; elsewhere that of a list
 * worked out for everybody at once, at most once a second. Nothing is read for people without a role.
 */
export async function countTasksOf(signedIn: SignedIn, request: Request, context: RequestContext): Promise<number> {
  if (signedIn.roles.length === 0) return 0
  if (new URL(request.url).pathname === tasksAddress) return (await tasksOf(signedIn, context)).length
  return sumOf(await countTaskKindsOf(signedIn))
}

type KindCounts = ReadonlyMap<TaskKind, number>

/** How many tasks of each kind somebody has, as the number beside the link counts them. */
export async function countTaskKindsOf({ personId }: SignedIn): Promise<KindCounts> {
  return (await everybodysCounts()).get(personId) ?? new Map()
}

function sumOf(counts: KindCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

let latest: { counts: Promise<Map<string, KindCounts>>; until: number } | undefined

function everybodysCounts(): Promise<Map<string, KindCounts>> {
  const begun = performance.now()
  if (latest && begun < latest.until) return latest.counts
  const reading = { counts: countEverybodys(), until: Number.POSITIVE_INFINITY }
  latest = reading
  reading.counts.then(
    () => {
      const ended = performance.now()
      reading.until = ended + Math.max(freshness, (ended - begun) * patience)
    },
    () => {
      latest = undefined
    },
  )
  return reading.counts
}

async function countEverybodys(): Promise<Map<string, KindCounts>> {
  const tasks = await listEverybodysTasks(db, new Date())
  return new Map([...tasks].map(([personId, theirs]) => [personId, byKind(theirs)]))
}

function byKind(tasks: Task[]): KindCounts {
  const counts = new Map<TaskKind, number>()
  for (const { kind } of tasks) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
