import { languageNames, languages } from '#app/locales/translator.ts'
import type { FormProblem } from '#app/web/forms.ts'
import type { Language } from '#db/schema/people.ts'
import { DayAndTime } from './day.tsx'
import { Field } from './field.tsx'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type PolicyDraftFieldsProps = {
  sources: Partial<Record<Language, { title: string; source: string }>>
  /** Which save they were read from. */
  version: number
  changed: { at: Date; by: string | null } | null
  problems: FormProblem[] | null | undefined
}

/** Title and text of a policy in every language; English first, the others as far as there are any. */
export function PolicyDraftFields({ sources, version, changed, problems }: PolicyDraftFieldsProps) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      {languages.map((language) => (
        <fieldset key={language} className="govuk-fieldset lisans-desk__item">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{languageNames[language]}</legend>
          <p className="govuk-hint">
            <Message name={`policies:draft.language.${language}`} />
          </p>
          <TextField
            name={`${language}-title`}
            label="policies:draft.title"
            defaultValue={sources[language]?.title}
            problems={problems}
          />
          <Field
            name={`${language}-source`}
            label="policies:draft.text"
            hint={language === 'en' ? 'policies:draft.textHint' : undefined}
            problems={problems}
          >
            {({ wrong, describedBy }) => (
              <textarea
                className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`}
                id={`${language}-source`}
                name={`${language}-source`}
                defaultValue={sources[language]?.source}
                lang={language}
                rows={language === 'en' ? 18 : 10}
                aria-describedby={describedBy}
                aria-invalid={wrong || undefined}
              />
            )}
          </Field>
        </fieldset>
      ))}
      <button type="submit" className="govuk-button">
        <Message name="policies:draft.save" />
      </button>
      {changed && (
        <p className="govuk-hint">
          <Message
            name={changed.by ? 'policies:draft.savedBy' : 'policies:draft.savedAt'}
            values={{ name: changed.by }}
          />{' '}
          <DayAndTime at={changed.at} />.
        </p>
      )}
    </form>
  )
}
