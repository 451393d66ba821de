import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { currentGlossary } from '#app/web/catalogue.ts'

export const meta = pageTitle('learning:glossary.title')

export async function loader({ context }: LoaderFunctionArgs) {
  allowAnyone()
  const { language } = context
  const terms = (await currentGlossary()).map(({ id, en, fr, crs }) => ({
    id,
    own: language === 'en' ? null : language === 'fr' ? (fr?.term ?? null) : (crs?.term ?? null),
    english: en.term,
    meaning: language === 'fr' && fr ? { text: fr.meaning, lang: 'fr' } : { text: en.meaning, lang: 'en' },
  }))
  return terms.sort((a, b) => (a.own ?? a.english).localeCompare(b.own ?? b.english))
}

/** Every word that lessons explain, in the page's language where it is attested, with the English beside it. */
export default function GlossaryPage() {
  const terms = useLoaderData<typeof loader>()
  const { language } = useTranslation()
  const spoken = (code: string) => (code === language ? undefined : code)
  return (
    <Page heading={<Message name="learning:glossary.title" />}>
      <dl className="lisans-terms">
        {terms.map(({ id, own, english, meaning }) => (
          <div key={id} id={`term-${id}`}>
            <dt>
              {own ?? <span lang={spoken('en')}>{english}</span>}
              {own && (
                <>
                  {' '}
                  (<span lang="en">{english}</span>)
                </>
              )}
            </dt>
            <dd lang={spoken(meaning.lang)}>{meaning.text}</dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
