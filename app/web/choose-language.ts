import { parse } from 'hono/utils/cookie'
import { languages } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'

export const languageCookie = 'lisans-language'

/** The cookie's language, else the first of the browser's wishes that is offered, else English. A signed-in person's own choice is set into the cookie. */
export function chooseLanguage(
  headers: { cookie?: string; acceptLanguage?: string },
  offered: readonly Language[] = languages,
): Language {
  const chosen = headers.cookie ? parse(headers.cookie, languageCookie)[languageCookie] : undefined
  const wishes = (headers.acceptLanguage ?? '').split(',').map((wish) => wish.trim().split(/[-;]/)[0]?.toLowerCase())
  const wanted = [chosen, ...wishes].find((wish) => offered.includes(wish as Language))
  return (wanted as Language | undefined) ?? 'en'
}
