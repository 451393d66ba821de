import { listTasks, type Task } from '#app/domain/tasks/list-tasks.ts'
import { db } from './database.ts'
import type { RequestContext } from './request-context.ts'
import type { SignedIn } from './signed-in.ts'

/** The header and the page of one request ask; the first one reads. */
const read = new WeakMap<RequestContext, Promise<Task[]>>()

/** What waits for whoever is signed in, read once per request, so that the number beside the link is the length of the list. */
export function tasksOf({ personId }: SignedIn, context: RequestContext): Promise<Task[]> {
  const known = read.get(context)
  if (known) return known
  const asked = listTasks(db, { personId }, new Date())
  read.set(context, asked)
  return asked
}
