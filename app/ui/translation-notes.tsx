import type { TranslationPage } from '#app/web/translation-desk.ts'
import { returnedSheetAddress, translationSheetAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'
import { ProgressWords } from './translation-progress.tsx'

type Shown = Pick<TranslationPage, 'courseId' | 'language' | 'path' | 'counts'>

/** How far the text is, what its signs mean, what holds for Kreol, and the way out to Word and back. */
export function TranslationNotes({ courseId, language, path, counts }: Shown) {
  return (
    <>
      <p className="govuk-body">
        <ProgressWords counts={{ ...counts, loose: 0 }} />
      </p>
      {language === 'crs' && (
        <p className="govuk-inset-text">
          <Message name="translating:kreol" />
        </p>
      )}
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="translating:signs.heading" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <ul className="govuk-list govuk-list--bullet">
            {['bold', 'tags', 'whole'].map((sign) => (
              <li key={sign}>
                <Message name={`translating:signs.${sign}`} />
              </li>
            ))}
          </ul>
        </div>
      </details>
      <form method="post" action={translationSheetAddress(courseId, language, path)} className="lisans-editor__actions">
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="translating:sheet.out" />
        </button>
        <p className="govuk-body">
          <a className="govuk-link" href={returnedSheetAddress(courseId, language, path)}>
            <Message name="translating:sheet.back" />
          </a>
        </p>
      </form>
    </>
  )
}

/** Words of the translated file that stand at no place of the English. */
export function LooseWords({ words, language }: { words: string[]; language: string }) {
  if (words.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="translating:loose.heading" values={{ count: words.length }} />
        </span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          <Message name="translating:loose.explanation" />
        </p>
        <ul className="govuk-list govuk-list--spaced" lang={language}>
          {words.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice
            <li key={at}>{text}</li>
          ))}
        </ul>
      </div>
    </details>
  )
}
