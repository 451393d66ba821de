import type { MetaFunction } from '@remix-run/react'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'

type Values = (data: unknown, language: Language) => Record<string, unknown>

/**
 * A route's `meta`: its title from the catalogues, in the page's language. The key may depend on what the loader found.
 * "Error: " is put before it when a form came back with problems.
 */
export function pageTitle(key: string | ((data: unknown) => string), values: Values = () => ({})): MetaFunction {
  return ({ data, matches }) => {
    const root = matches.find((match) => match.id === 'root')?.data as { language?: Language } | undefined
    const language = root?.language ?? 'en'
    const found = typeof key === 'string' ? key : key(data)
    return [{ title: `${translator(language)(found, values(data, language))} – Lisans` }]
  }
}
