import { languages } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { currentOrganisation } from './catalogue.ts'

/** The languages that the organisation offers. Where that cannot be read all are, so that the page about it is in a language too. */
export async function offeredLanguages(): Promise<readonly Language[]> {
  return currentOrganisation().then(
    (organisation) => organisation.languages,
    () => languages,
  )
}
