import type { Language } from '#db/schema/people.ts'
import { languageCookie } from '../choose-language.ts'
import { config } from '../config.ts'

const aYear = 365 * 24 * 60 * 60

/** The Set-Cookie header that remembers a language on this device. */
export function rememberLanguage(language: Language): string {
  const secure = config.baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${languageCookie}=${language}; Max-Age=${aYear}; Path=/; HttpOnly; SameSite=Lax${secure}`
}
