import { languageNames, languages } from '#app/locales/translator.ts'
import type { FormProblem } from '#app/web/forms.ts'
import type { fieldsOfDetails } from '#app/web/organisation-form.ts'
import { Notice } from './notice.tsx'
import { Colour } from './organisation-value.tsx'
import { TextField } from './text-field.tsx'
import { TickGroup } from './tick-group.tsx'
import { Message } from './translation.tsx'

type OrganisationFieldsProps = {
  fields: ReturnType<typeof fieldsOfDetails>
  problems: FormProblem[] | null
  /** Where the colour did not pass. */
  shade: { measured: string; nearest: string } | null
}

/** Everything the organisation says of itself, but for its logo and its holidays. */
export function OrganisationFields({ fields, problems, shade }: OrganisationFieldsProps) {
  const text = (name: 'name' | 'helpName' | 'helpPhone' | 'timeZone' | 'helpEmail' | 'brandColour') => ({
    name,
    label: `organisation:form.${name}.label`,
    hint: `organisation:form.${name}.hint`,
    defaultValue: fields[name],
    problems,
  })
  return (
    <form method="post" action="/admin/organisation/details" noValidate>
      <TextField {...text('name')} />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          <Message name="organisation:field.help" />
        </legend>
        <TextField {...text('helpName')} />
        <TextField {...text('helpEmail')} type="email" />
        <TextField {...text('helpPhone')} />
      </fieldset>
      <TextField {...text('brandColour')} />
      {shade && (
        <Notice tone="warn">
          <p className="govuk-body">
            <Message name="organisation:contrast.fails" values={{ ratio: shade.measured }} />{' '}
            <Colour colour={shade.nearest} />
          </p>
        </Notice>
      )}
      <TickGroup
        name="languages"
        legend={<Message name="organisation:field.languages" />}
        hint={<Message name="organisation:form.languages.hint" />}
        choices={languages
          .filter((code) => code !== 'en')
          .map((code) => ({ value: code, label: <span lang={code}>{languageNames[code]}</span> }))}
        chosen={fields.languages}
        problems={problems}
      />
      <TextField {...text('timeZone')} />
      <TickGroup
        name="weekdays"
        legend={<Message name="organisation:field.workingWeekdays" />}
        hint={<Message name="organisation:form.weekdays.hint" />}
        choices={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          value: String(weekday),
          label: <Message name={`organisation:weekday.${weekday}`} />,
        }))}
        chosen={fields.weekdays}
        problems={problems}
      />
      <button type="submit" className="govuk-button">
        <Message name="units:previewButton" />
      </button>
    </form>
  )
}
