import type { FormProblem } from '#app/web/forms.ts'
import type { ShownSegment } from '#app/web/translation-desk.ts'
import { Message } from './translation.tsx'
import { PieceEnglish } from './translation-english.tsx'
import { PieceState } from './translation-state.tsx'

type Props = {
  segment: ShownSegment
  language: 'fr' | 'crs'
  typed: string
  problem: FormProblem | null
  mayTranslate: boolean
  mayReview: boolean
}

/** One piece: its English, its words in the other language, and what is known of them. */
export function TranslationPiece({ segment, language, typed, problem, mayTranslate, mayReview }: Props) {
  const { number, key, mark, state, changed, isOwn, problems } = segment
  const field = `words.${number}`
  return (
    <li className="lisans-translation__piece" id={`piece-${number}`}>
      <input type="hidden" name={`key.${number}`} value={key} />
      <input type="hidden" name={`mark.${number}`} value={mark} />
      <PieceEnglish segment={segment} language={language} />
      <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor={field}>
          <Message name={`translating:words.${language}`} values={{ number }} />
        </label>
        {problem && (
          <p className="govuk-error-message" id={`${field}-problem`}>
            <Message name={problem.message} values={problem.values} />
          </p>
        )}
        {problem && segment.words !== '' && segment.words !== typed && (
          <p className="govuk-hint">
            <Message name="translating:standing" /> <span lang={language}>{segment.words}</span>
          </p>
        )}
        <textarea
          className={`govuk-textarea${problem ? ' govuk-textarea--error' : ''}`}
          id={field}
          name={field}
          rows={Math.min(14, Math.max(2, Math.ceil(segment.english.length / 52)))}
          lang={language}
          readOnly={!mayTranslate}
          defaultValue={typed}
          aria-describedby={problem ? `${field}-problem` : undefined}
          aria-invalid={problem ? true : undefined}
        />
        {problems.length > 0 && (
          <ul className="govuk-list lisans-problems" lang="en">
            {problems.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
        <PieceState segment={segment} />
        {changed && mayTranslate && <Tick name={`confirms.${number}`} label="translating:confirms" />}
        {state === 'drafted' && !changed && mayReview && !isOwn && (
          <Tick name={`reviews.${number}`} label="translating:reviews" />
        )}
        {mayTranslate && (
          <button
            type="submit"
            name="from"
            value={number}
            className="govuk-button govuk-button--secondary lisans-translation__save"
          >
            <Message name="translating:saveHere" />
          </button>
        )}
      </div>
    </li>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input className="govuk-checkboxes__input" type="checkbox" id={name} name={name} value="yes" />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={name}>
          <Message name={label} />
        </label>
      </div>
    </div>
  )
}
