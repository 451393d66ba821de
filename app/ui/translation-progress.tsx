import type { TextProgress } from '#app/domain/translating/list-translation-progress.ts'
import { translationDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

const languages = ['fr', 'crs'] as const

type Counts = NonNullable<TextProgress['languages']['fr']>

/** Each text of a course, with how far it is in each language. */
export function TranslationProgress({ courseId, texts }: { courseId: string; texts: TextProgress[] }) {
  return (
    <ul className="govuk-list lisans-desk">
      {texts.map(({ path, kind, title, languages: counted }) => (
        <li key={path} className="lisans-translation-text">
          <h2 className="govuk-heading-s">
            <Message name={kind === 'bank' ? `questions:pool.${poolOf(path)}` : `translating:kind.${kind}`} />
            {title !== '' && (
              <>
                {': '}
                <span lang="en">{title}</span>
              </>
            )}
          </h2>
          <ul className="govuk-list">
            {languages.map((language) => (
              <li key={language}>
                <a className="govuk-link" href={translationDeskAddress(courseId, language, path)}>
                  <Message name={`translating:language.${language}`} />
                  <span className="govuk-visually-hidden"> {title || path}</span>
                </a>
                {' · '}
                <ProgressWords counts={counted[language]} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** How many pieces there are and what is left to do with them. */
export function ProgressWords({ counts }: { counts: Counts | null }) {
  if (!counts) return <Message name="translating:unreadable" />
  const { total, missing, changed, reviewed, loose } = counts
  return (
    <>
      <Message name="translating:counts.done" values={{ count: total - missing, total }} />
      {' · '}
      <Message name="translating:counts.reviewed" values={{ count: reviewed }} />
      {changed > 0 && (
        <>
          {' · '}
          <strong>
            <Message name="translating:counts.changed" values={{ count: changed }} />
          </strong>
        </>
      )}
      {loose > 0 && (
        <>
          {' · '}
          <strong>
            <Message name="translating:counts.loose" values={{ count: loose }} />
          </strong>
        </>
      )}
    </>
  )
}

function poolOf(path: string): 'quiz' | 'final' {
  return path.endsWith('/final.mdx') ? 'final' : 'quiz'
}
