import { languageNames, languages } from '#app/locales/translator.ts'
import { useTranslation } from './translation.tsx'

/** Every language under its own name; choosing one comes back to the same page. */
export function LanguageSwitch({ address }: { address: string }) {
  const { language, t } = useTranslation()
  return (
    <form method="post" action="/language" className="lisans-languages" aria-label={t('page.languages')}>
      <input type="hidden" name="next" value={address} />
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
  )
}
