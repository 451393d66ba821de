import { parse } from 'yaml'
import { type Catalogue, findCatalogue, listJobAids } from '#app/domain/catalogue/find-catalogue.ts'
import { findLessonRevision, type LessonRevision } from '#app/domain/catalogue/find-lesson.ts'
import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { type ListedFact, listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { findOrganisation, type Organisation } from '#app/domain/office/organisation.ts'
import { type GlossaryTerm, glossary } from '#app/lesson-markup/glossary.ts'
import type { HandoutEntry } from '#db/schema/catalogue.ts'
import { db } from './database.ts'

/** For so long a page may still show what was current before a publication, in milliseconds. */
const freshness = 1000
/** Lessons kept in memory: all of a large syllabus in three languages. */
const lessonsKept = 500

/** The courses as published, read anew at most once a second. */
export const currentCatalogue: () => Promise<Catalogue> = readAtMostEvery(freshness, () =>
  findCatalogue(db, new Date()),
)

/** The job aids as published, read anew at most once a second. */
export const currentJobAids: () => Promise<HandoutEntry[]> = readAtMostEvery(freshness, () =>
  listJobAids(db, new Date()),
)

/** The organisation's details, read anew at most once a second. */
export const currentOrganisation: () => Promise<Organisation> = readAtMostEvery(freshness, () => findOrganisation(db))

/** The glossary as published, read anew at most once a second. */
export const currentGlossary: () => Promise<GlossaryTerm[]> = readAtMostEvery(freshness, async () => {
  const source = await findRegister(db, 'glossary')
  if (source !== readGlossary.source) readGlossary = { source, terms: source ? glossary.parse(parse(source)) : [] }
  return readGlossary.terms
})

/** The legal facts that a legal reviewer found wrong and nobody has corrected yet, read anew at most once a second. */
export const currentWrongFacts: () => Promise<ListedFact[]> = readAtMostEvery(freshness, async () =>
  (await listLegalFacts(db, new Date())).filter(({ reviewState }) => reviewState === 'wrong'),
)

/** The glossary as it was read last: it is long, and seldom another. */
let readGlossary: { source: string | null; terms: GlossaryTerm[] } = { source: null, terms: [] }

const lessons = new Map<string, Promise<LessonRevision | null>>()

/** A lesson's revision; it never changes, so that it is read once. */
export function readLesson(id: string): Promise<LessonRevision | null> {
  const known = lessons.get(id)
  if (known) return known
  const reading = findLessonRevision(db, id)
  lessons.set(id, reading)
  reading.catch(() => lessons.delete(id))
  if (lessons.size > lessonsKept) lessons.delete(lessons.keys().next().value as string)
  return reading
}

function readAtMostEvery<Value>(milliseconds: number, read: () => Promise<Value>): () => Promise<Value> {
  let latest: { value: Promise<Value>; until: number } | undefined
  return () => {
    const now = performance.now()
    if (!latest || now > latest.until) {
      const value = read()
      latest = { value, until: now + milliseconds }
      value.catch(() => {
        latest = undefined
      })
    }
    return latest.value
  }
}
