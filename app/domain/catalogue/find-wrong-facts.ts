import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { legalReviews } from '#db/schema/index.ts'
import { listLegalFacts } from './list-legal-facts.ts'

/** The ids of the facts that the organisation's legal reviewer found wrong and nobody has corrected. Where nothing ever was, one small look. */
export async function findWrongFacts(db: Database, at: Date): Promise<ReadonlySet<string>> {
  const [any] = await prepareOnce(db, everWrongQuery).execute()
  if (!any) return new Set()
  const wrong = (await listLegalFacts(db, at)).filter(({ reviewState }) => reviewState === 'wrong')
  return new Set(wrong.map(({ id }) => id))
}

function everWrongQuery(db: Database) {
  return db
    .select({ id: legalReviews.id })
    .from(legalReviews)
    .where(eq(legalReviews.finding, 'wrong'))
    .limit(1)
    .prepare()
}
