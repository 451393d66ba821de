import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Transaction } from '#db/handle.ts'
import { setAsideTexts } from '#db/schema/index.ts'
import type { Draft } from './find-draft.ts'
import { writtenBytes } from './written-text.ts'

type Place = { courseId: string; path: string }

/** The part of other commands that keeps a text which came too late until its writer has settled it. The same text is kept once. */
export async function setTextAside(
  tx: Transaction,
  { courseId, path }: Place,
  content: Uint8Array,
  actor: Actor,
  at: Date,
): Promise<string> {
  const text = new TextDecoder().decode(content)
  const personId = actorIdOf(actor)
  const same = and(
    eq(setAsideTexts.courseId, courseId),
    eq(setAsideTexts.path, path),
    eq(setAsideTexts.personId, personId),
    eq(setAsideTexts.text, text),
  )
  // Settled before, and now too late again: it waits anew.
  const [known] = await tx
    .update(setAsideTexts)
    .set({ settledAt: null })
    .where(same)
    .returning({ id: setAsideTexts.id })
  if (known) return known.id
  const id = randomUUID()
  await tx.insert(setAsideTexts).values({ id, courseId, path, text, personId, setAsideAt: at })
  return id
}

/** The part of other commands that replaces a text or a picture of a draft on purpose: it is kept, in its writer's name, though nobody waits for it. */
export async function keepReplacedText(
  tx: Transaction,
  draft: Draft,
  path: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  const replaced = draft.files.get(path)
  if (!replaced || replaced.state === 'published') return
  const personId = replaced.changedBy ?? actorIdOf(actor)
  const text = isPicture(path)
    ? Buffer.from(replaced.bytes).toString('base64')
    : new TextDecoder().decode(replaced.bytes)
  const kept = { id: randomUUID(), courseId: draft.courseId, path, text, personId, setAsideAt: at, settledAt: at }
  await tx.insert(setAsideTexts).values(kept)
}

/** What was kept, as a file. */
export function keptBytes({ path, text }: { path: string; text: string }): Uint8Array {
  return isPicture(path) ? Buffer.from(text, 'base64') : writtenBytes(text)
}

/** Whether a picture stands at a path of a course. */
export function isPicture(path: string): boolean {
  return path.includes('/figures/')
}
