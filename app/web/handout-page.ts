import type { HandoutEntry } from '#db/schema/catalogue.ts'
import { readLesson } from './catalogue.ts'
import { notFound } from './refuse.ts'
import type { RequestContext } from './request-context.ts'
import { findUnderReview } from './under-review.ts'
import { wantedLanguage } from './wanted-language.ts'

/** A page to print in the language in which it is wanted, or else in English. No such page is 404. */
export async function openHandout(entry: HandoutEntry | undefined, request: Request, context: RequestContext) {
  const wanted = wantedLanguage(request, context)
  const revisionId = entry?.revisions[wanted] ?? entry?.revisions.en
  const handout = revisionId && (await readLesson(revisionId))
  if (!entry || !handout) notFound()
  const { title, summary, language, segments } = handout
  return {
    title,
    summary,
    language,
    html: segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join(''),
    inEnglishByChoice: wanted !== context.language,
    underReview: await findUnderReview(handout.id),
    lagging: entry.lagging?.includes(language) ?? false,
  }
}
