import type { TranslationPage } from '#app/web/translation-desk.ts'
import { translationDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

const states = ['all', 'missing', 'changed', 'drafted', 'reviewed'] as const

type Shown = Pick<TranslationPage, 'courseId' | 'language' | 'path' | 'state' | 'counts'>

/** Which pieces of the text are shown, with how many there are of each. */
export function TranslationChoice({ page: { courseId, language, path, state, counts } }: { page: Shown }) {
  return (
    <nav aria-labelledby="show">
      <h2 className="govuk-heading-s" id="show">
        <Message name="translating:show.heading" />
      </h2>
      <ul className="lisans-editor__languages">
        {states.map((one) => (
          <li key={one}>
            <a
              className="govuk-link"
              href={translationDeskAddress(courseId, language, path, one)}
              aria-current={one === state ? 'true' : undefined}
            >
              <Message name={`translating:show.${one}`} /> ({counts[one === 'all' ? 'total' : one]})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
