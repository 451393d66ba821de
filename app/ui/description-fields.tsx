import type { DescriptionValues } from '#app/domain/authoring/write-description.ts'
import { languageNames } from '#app/locales/translator.ts'
import { Message, useTranslation } from './translation.tsx'

const written = ['en', 'fr', 'crs'] as const

type DescriptionFieldsProps = {
  version: string
  values: DescriptionValues
  lessons: { value: string; text: string }[]
}

/** Title, summary, minutes and objectives of a course, in each language. */
export function DescriptionFields({ version, values, lessons }: DescriptionFieldsProps) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      {(['title', 'summary'] as const).map((name) => (
        <fieldset className="govuk-fieldset lisans-field-group" key={name}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            <Message name={`training:description.${name}`} />
          </legend>
          <Words name={name} words={values[name]} />
        </fieldset>
      ))}
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="minutes">
          <Message name="training:description.minutes" />
        </label>
        <input
          className="govuk-input govuk-input--width-4"
          id="minutes"
          name="minutes"
          inputMode="numeric"
          defaultValue={values.minutes}
        />
      </div>
      <h2 className="govuk-heading-m">
        <Message name="training:course.objectives" />
      </h2>
      <p className="govuk-hint">
        <Message name="training:description.objectivesHint" />
      </p>
      {values.objectives.map((objective, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; ids may be empty or alike.
        <ObjectiveFields key={place} place={place} objective={objective} lessons={lessons} />
      ))}
      <button type="submit" className="govuk-button">
        <Message name="training:editor.save" />
      </button>
    </form>
  )
}

type ObjectiveFieldsProps = {
  place: number
  objective: DescriptionValues['objectives'][number]
  lessons: { value: string; text: string }[]
}

function ObjectiveFields({ place, objective: { id, text, lesson, quizOnly }, lessons }: ObjectiveFieldsProps) {
  const { t } = useTranslation()
  const name = `objective-${place}`
  const known = lesson === '' || lessons.some(({ value }) => value === lesson)
  const choices = known ? lessons : [{ value: lesson, text: lesson }, ...lessons]
  return (
    <fieldset className="govuk-fieldset lisans-field-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {id === '' ? (
          <Message name="training:description.another" />
        ) : (
          <Message name="training:description.objective" values={{ number: place + 1 }} />
        )}
      </legend>
      <Plain name={`${name}-id`} label={t('training:description.id')} value={id} />
      <Words name={name} words={text} />
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor={`${name}-lesson`}>
          <Message name="training:description.lesson" />
        </label>
        <select className="govuk-select" id={`${name}-lesson`} name={`${name}-lesson`} defaultValue={lesson}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      </div>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id={`${name}-quizOnly`}
            name={`${name}-quizOnly`}
            value="yes"
            defaultChecked={quizOnly}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`${name}-quizOnly`}>
            <Message name="training:description.quizOnly" />
          </label>
        </div>
      </div>
    </fieldset>
  )
}

function Words({ name, words }: { name: string; words: DescriptionValues['title'] }) {
  return written.map((language) => (
    <Plain
      key={language}
      name={`${name}-${language}`}
      label={languageNames[language]}
      value={words[language] ?? ''}
      language={language}
    />
  ))
}

function Plain({ name, label, value, language }: { name: string; label: string; value: string; language?: string }) {
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={name} lang={language}>
        {label}
      </label>
      <input className="govuk-input" id={name} name={name} defaultValue={value} lang={language} />
    </div>
  )
}
