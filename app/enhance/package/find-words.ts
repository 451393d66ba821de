import type { Translate } from '#app/lesson-markup/activity-forms/form-properties.ts'

/** Looks messages up in a flat catalogue as the service does: `{{name}}` is filled in, and `count` chooses the plural. */
export function findWords(catalogue: Readonly<Record<string, string>>, language: string): Translate {
  const plurals = new Intl.PluralRules(language === 'fr' ? 'fr' : 'en')
  return (key, values = {}) => {
    const { count } = values
    const plural = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key
    const text = catalogue[plural] ?? (plural === key ? undefined : catalogue[`${key}_other`]) ?? catalogue[key] ?? key
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
