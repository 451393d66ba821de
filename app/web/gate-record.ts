import { type GateNotes, gateNotebook } from '#app/domain/access/gate-notes.ts'
import { recordGateNotes } from '#app/domain/access/record-gate-notes.ts'
import { db } from './database.ts'
import { describeError } from './describe-error.ts'
import { log } from './log.ts'
import { noteInterval } from './note-interval.ts'

/** What the gate on the main port counts; the other one keeps its own and hands it over. */
export const notebook = gateNotebook()

const writing = new Set<Promise<void>>()

/** Adds a gate's notes to the counts. Counts that cannot be written are lost: they must hold nobody up. */
export function writeDown(notes: GateNotes): void {
  const written = recordGateNotes(db, notes, new Date())
    .catch((error) => log.error({ error: describeError(error) }, 'what the gate counted could not be written'))
    .finally(() => writing.delete(written))
  writing.add(written)
}

/** Writes down what was noted on the main port until now, and waits for whatever is being written. */
export async function finishGateRecord(): Promise<void> {
  const notes = notebook.take()
  if (notes) writeDown(notes)
  await Promise.all(writing)
}

/** Writes down what was noted on the main port, again and again. Answers how to stop, which writes the rest. */
export function startGateRecord(): () => Promise<void> {
  const timer = setInterval(() => {
    const notes = notebook.take()
    if (notes) writeDown(notes)
  }, noteInterval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await finishGateRecord()
  }
}
