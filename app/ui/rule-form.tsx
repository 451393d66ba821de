import type { FormProblem } from '#app/web/forms.ts'
import type { RuleFields } from '#app/web/rule-fields.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Role } from '#db/schema/people.ts'
import { DayField } from './day-field.tsx'
import { localise } from './localised.tsx'
import { NumberField } from './number-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { TickGroup } from './tick-group.tsx'
import { Message, useTranslation } from './translation.tsx'
import { unitOptions } from './unit-options.ts'

type RuleFormProps = {
  fields: RuleFields
  /** A rule that stands stays with its programme. */
  isNew: boolean
  choices: {
    units: { id: string; name: string; depth: number }[]
    programmes: { id: string; title: LocalisedText }[]
    platforms: { id: string; name: string }[]
    roles: readonly Role[]
  }
  problems: FormProblem[] | null
}

const key = (name: string) => `required-learning:field.${name}`

/** Who has to take what, by when and how often. It is sent as an address, whose page shows what it would do. */
export function RuleForm({ fields, isNew, choices, problems }: RuleFormProps) {
  const { t, language } = useTranslation()
  const choice = (group: string, value: string) => ({ value, label: <Message name={key(`${group}.${value}`)} /> })
  const narrowed = fields.grades !== '' || fields.roles.length > 0 || fields.platform !== ''
  return (
    <form method="get" action="#preview" noValidate>
      {isNew && choices.programmes.length > 1 ? (
        <SelectField
          name="programme"
          label={key('programme')}
          options={choices.programmes.map(({ id, title }) => ({ value: id, text: localise(title, language).words }))}
          defaultValue={fields.programme}
          problems={problems}
        />
      ) : (
        <input type="hidden" name="programme" value={fields.programme} />
      )}
      <SelectField
        name="unit"
        label={key('unit')}
        options={unitOptions(choices.units, t(key('choose')))}
        defaultValue={fields.unit}
        problems={problems}
      />
      <details className="govuk-details" open={narrowed}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name={key('narrow')} />
          </span>
        </summary>
        <div className="govuk-details__text">
          <TextField name="grades" label={key('grades')} hint={key('gradesHint')} defaultValue={fields.grades} />
          <TickGroup
            name="roles"
            legend={<Message name={key('roles')} />}
            hint={<Message name={key('rolesHint')} />}
            choices={choices.roles.map((role) => ({ value: role, label: <Message name={`people:role.${role}`} /> }))}
            chosen={fields.roles}
          />
          <SelectField
            name="platform"
            label={key('platform')}
            options={[
              { value: '', text: t(key('anyPlatform')) },
              ...choices.platforms.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            defaultValue={fields.platform}
          />
        </div>
      </details>
      <RadioGroup
        name="by"
        legend={<Message name={key('by.legend')} />}
        hint={<Message name={key('by.hint')} />}
        choices={[choice('by', 'day'), choice('by', 'days')]}
        chosen={fields.by}
      />
      <DayField name="day" label={key('day')} hint={key('dayHint')} typed={fields.day} problems={problems} />
      <NumberField name="days" label={key('days')} value={fields.days} problems={problems} />
      <RadioGroup
        name="frequency"
        legend={<Message name={key('frequency.legend')} />}
        choices={['once', 'certificate-ends', 'months'].map((one) => choice('frequency', one))}
        chosen={fields.frequency}
      />
      <NumberField name="months" label={key('months')} value={fields.months} problems={problems} />
      <DayField
        name="starts"
        label={key('starts')}
        hint={key('startsHint')}
        typed={fields.starts}
        problems={problems}
      />
      <NumberField
        name="credit"
        label={key('credit')}
        hint={key('creditHint')}
        value={fields.credit}
        problems={problems}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="required-learning:preview.button" />
      </button>
    </form>
  )
}
