import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import type { Actor } from '#app/domain/people/actor.ts'
import { splitFrontMatter } from '#app/lesson-markup/split-front-matter.ts'
import type { Database } from '#db/handle.ts'
import { partsOn } from './course-desk.ts'
import type { LeftOut } from './html-to-markdown.ts'
import { addPicture } from './keep-picture.ts'
import { readWord, type WordReading } from './read-word.ts'
import { slugOf } from './slug-of.ts'

type SentWord = {
  courseId: string
  /** Of the lesson: begins the names of its pictures. */
  slug: string
  /** As the lesson stands now: its front matter is kept, but for the title. */
  current: string
  bytes: Uint8Array
}

export type BringInWordOutcome =
  | { kind: 'read'; text: string; leftOut: LeftOut[]; pictures: { src: string; hasWords: boolean }[] }
  | Extract<WordReading, { kind: 'refused' }>
  | { kind: 'refused'; reason: 'not-on-the-team' }

/**
 * What a Word document becomes in the place of a lesson's text: to be looked at and then saved like anything written. Its pictures are put
 * among the draft's at once; whatever of it cannot be a picture of a lesson is left out, and told.
 */
export async function bringInWord(db: Database, sent: SentWord, actor: Actor, at: Date): Promise<BringInWordOutcome> {
  const parts = await partsOn(db, sent.courseId, actor, at)
  if (parts.length === 0) return { kind: 'refused', reason: 'not-on-the-team' }
  const pictures: { src: string; hasWords: boolean }[] = []
  const reading = await readWord(sent.bytes, async ({ bytes, alt }) => {
    const name = `${slugOf(sent.slug).slice(0, 30)}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
    const picture = { courseId: sent.courseId, bytes, fileName: name, language: 'en' as const, words: { en: alt } }
    const kept = await addPicture(db, picture, actor, at)
    if (kept.kind === 'refused') return null
    pictures.push({ src: kept.src, hasWords: alt.trim().length >= 3 })
    return kept.src
  })
  if (reading.kind === 'refused') return reading
  return { kind: 'read', text: withFrontMatter(sent.current, reading), leftOut: reading.leftOut, pictures }
}

function withFrontMatter(current: string, { title, text }: { title: string | null; text: string }): string {
  const { frontMatter } = splitFrontMatter(current)
  const titled =
    title === null ? null : stringify({ title: title.replace(/\s+/g, ' ').slice(0, 120) }, { lineWidth: 0 })
  const standing = frontMatter?.trim() ?? 'title: \nsummary: \nminutes: 7\nobjectives: []'
  const filled = titled === null ? standing : standing.replace(/^title:.*$/m, () => titled.trim())
  return `---\n${filled}\n---\n\n${text}\n`
}
