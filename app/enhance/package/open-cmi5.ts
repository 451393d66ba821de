// cmi5 (Quartz), sections 8 to 11: the content is launched with an address to write to, and says that it began, was completed and ended.

import type { LearningSystem } from './learning-system.ts'
import { isComplete, type Progress } from './progress.ts'
import { durationOf, statementWith, type Verb } from './write-statement.ts'
import { type Launch, readLaunch, writeToStore } from './xapi-store.ts'

const progressDocument = 'lisans-progress'

/** Null when the page was not launched by a learning system, or the system does not answer. */
export async function openCmi5(page: Window): Promise<LearningSystem | null> {
  const launch = readLaunch(page.location.search)
  if (!launch) return null
  const token = await fetchToken(launch)
  if (token === null) return null
  const store = writeToStore(launch, token)
  const data = await store.readDocument('LMS.LaunchData')
  if (!data) return null
  // The standard asks for it; a package has nothing to adapt.
  await store.readPreferences()
  const said = parseObject(data)
  const counts = (said.launchMode ?? 'Normal') === 'Normal'
  const began = Date.now()
  const say = (verb: Verb, leaving = false) => {
    const duration = verb === 'initialized' ? null : durationOf(Date.now() - began)
    const statement = statementWith(launch, said.contextTemplate, verb, { duration, at: new Date().toISOString() })
    return store.sendStatement(statement, leaving)
  }
  if (!(await say('initialized'))) return null
  const kept = counts ? await store.readDocument(progressDocument) : null
  let completed = false
  let ended = false
  // One after the other: what is kept last must be the last that was done.
  let waiting: Promise<unknown> = Promise.resolve()

  async function tell(written: string, progress: Progress): Promise<boolean> {
    if (!counts || ended) return true
    const isNew = isComplete(progress) && !progress.told && !completed
    if (isNew) {
      completed = await say('completed')
      // Kept as not told, so that it is said again the next time.
      if (!completed) return false
      progress.told = true
    }
    return store.keepDocument(progressDocument, isNew ? written.replace(/0$/, '1') : written)
  }

  return {
    kept,
    keep: (written, progress) => {
      const kept = waiting.then(() => tell(written, progress))
      waiting = kept.catch(() => false)
      return kept
    },
    async end(leaving) {
      if (ended) return
      if (!leaving) await waiting
      ended = true
      await say('terminated', leaving)
    },
    returnAddress: webAddress(said.returnURL),
  }
}

/** The token may be fetched once for each launch; it stays in this page's memory. */
async function fetchToken({ fetchAddress }: Launch): Promise<string | null> {
  try {
    const answer = await fetch(fetchAddress, { method: 'POST' })
    const token = answer.ok ? ((await answer.json()) as Record<string, unknown>)['auth-token'] : null
    return typeof token === 'string' && /^[\w+/=.~-]+$/.test(token) ? token : null
  } catch {
    return null
  }
}

/** An address of another kind than the web's could run a script. */
function webAddress(text: unknown): string | null {
  return typeof text === 'string' && /^https?:\/\//i.test(text) ? text : null
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
