import { useRouteLoaderData } from '@remix-run/react'
import { languageNames, languages } from '#app/locales/translator.ts'
import type { RootData } from '#app/root.tsx'
import { useTranslation } from './translation.tsx'

/** Every language that the organisation offers, under its own name; choosing one comes back to the same page. */
export function LanguageSwitch({ address }: { address: string }) {
  const { language, t } = useTranslation()
  const root = useRouteLoaderData('root') as RootData | undefined
  const offered = root?.organisation?.languages ?? languages
  if (offered.length < 2) return null
  return (
    <form method="post" action="/language" className="lisans-languages" aria-label={t('page.languages')}>
      <input type="hidden" name="next" value={address} />
      {offered.map((code) => (
        <button
          type="submit"
          key={code}
          name="language"
          value={code}
          lang={code}
          aria-current={code === language || undefined}
        >
          {languageNames[code]}
        </button>
      ))}
    </form>
  )
}
