import { findFactsShown } from '#app/domain/catalogue/what-rests-on.ts'
import { currentWrongFacts } from './catalogue.ts'
import { db } from './database.ts'

/**
 * The laws, with their provisions, about which a lesson or page to print says something that a legal reviewer found wrong. Asked when
 * the page is shown and not when it was compiled, so that learners know within a second and no revision need be made anew.
 */
export async function findUnderReview(revisionId: string): Promise<string[]> {
  const wrong = await currentWrongFacts()
  if (wrong.length === 0) return []
  const shown = (await findFactsShown(db, [revisionId])).get(revisionId) ?? []
  const named = wrong.filter(({ id }) => shown.includes(id))
  return [...new Set(named.map(({ instrument, provision }) => [instrument, provision].filter(Boolean).join(', ')))]
}
