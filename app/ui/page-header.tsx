import { useRouteLoaderData } from '@remix-run/react'
import { languageNames, languages } from '#app/locales/translator.ts'
import type { RootData } from '#app/root.tsx'
import { Message, useTranslation } from './translation.tsx'

export function PageHeader() {
  const root = useRouteLoaderData('root') as RootData | undefined
  const { language, t } = useTranslation()
  return (
    <header className="lisans-header">
      <div className="govuk-width-container lisans-header__bar">
        <a href="/" className="lisans-header__name">
          Lisans
        </a>
        <form method="post" action="/language" className="lisans-languages" aria-label={t('page.languages')}>
          <input type="hidden" name="next" value={root?.address ?? '/'} />
          {languages.map((code) => (
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
        {root?.person && (
          <nav className="lisans-header__nav" aria-label={t('page.navigation')}>
            <a href="/account">{root.person.name}</a>
            <form method="post" action="/sign-out">
              <button type="submit">
                <Message name="page.signOut" />
              </button>
            </form>
          </nav>
        )}
      </div>
    </header>
  )
}
