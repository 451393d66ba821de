import type { Language } from '#db/schema/people.ts'
import type { RequestContext } from './request-context.ts'

/** The language in which a text of the syllabus is wanted: the page's, or English where a reader of a lagging translation asked for it. */
export function wantedLanguage(request: Request, context: RequestContext): Language {
  return new URL(request.url).searchParams.get('text') === 'en' ? 'en' : context.language
}
