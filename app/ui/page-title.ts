import type { MetaFunction } from '@remix-run/react'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'

/** A route's `meta`: its title from the catalogues, in the page's language. "Error: " is put before it when a form came back with problems. */
export function pageTitle(key: string, values: (data: unknown) => Record<string, unknown> = () => ({})): MetaFunction {
  return ({ data, matches }) => {
    const root = matches.find((match) => match.id === 'root')?.data as { language?: Language } | undefined
    return [{ title: `${translator(root?.language ?? 'en')(key, values(data))} – Lisans` }]
  }
}
