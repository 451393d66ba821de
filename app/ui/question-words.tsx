import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import type { Language } from '#db/schema/people.ts'
import { optionLetter } from './item-flags.tsx'
import { Message } from './translation.tsx'

type QuestionWordsProps = {
  language: Language
  words: { stem: string; options: { text: string; because: string }[] }
  problems: FormProblem[] | null
}

/** The words of a question in one language: what is asked, and each option with its reason. */
export function QuestionWords({ language, words: { stem, options }, problems }: QuestionWordsProps) {
  // Three are asked for; more are shown where they were written.
  const shown = options.filter(({ text }, place) => place < 3 || text !== '')
  return (
    <>
      <Words
        name={`stem.${language}`}
        label={<Message name="questions:form.stem" />}
        value={stem}
        rows={4}
        {...{ language, problems }}
      />
      {shown.map(({ text, because }, place) => {
        const letter = optionLetter(place + 1)
        return (
          <fieldset key={letter} className="govuk-fieldset lisans-option-fields">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
              <Message name="questions:form.option" values={{ letter }} />
            </legend>
            <Words
              name={`option.${language}.${place}`}
              label={<Message name="questions:form.optionWords" values={{ letter }} />}
              value={text}
              rows={2}
              {...{ language, problems }}
            />
            <Words
              name={`because.${language}.${place}`}
              label={<Message name="questions:form.because" values={{ letter }} />}
              value={because}
              rows={2}
              {...{ language, problems }}
            />
          </fieldset>
        )
      })}
    </>
  )
}

type WordsProps = {
  name: string
  label: ReactNode
  value: string
  rows: number
  language: Language
  problems: FormProblem[] | null
}

function Words({ name, label, value, rows, language, problems }: WordsProps) {
  const problem = problems?.find(({ field }) => field === name)
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} values={problem.values} />
        </p>
      )}
      <textarea
        className={`govuk-textarea${problem ? ' govuk-textarea--error' : ''}`}
        id={name}
        name={name}
        rows={rows}
        lang={language}
        defaultValue={value}
        aria-describedby={problem ? `${name}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
      />
    </div>
  )
}
