import { DayField } from './day-field.tsx'
import type { PeopleAsked } from './people-address.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { Message, useTranslation } from './translation.tsx'
import { unitOptions } from './unit-options.ts'

type PeopleFilterFormProps = {
  asked: PeopleAsked
  /** What there is to choose from, as the address writes it. */
  choices: {
    units: { id: string; name: string; depth: number }[]
    standings: readonly string[]
    required: readonly string[]
    ends: readonly number[]
    activities: readonly string[]
    roles: readonly string[]
  }
}

/** What a list of people is narrowed down to. It is asked by an address, so that a list can be kept, sent and gone back to. */
export function PeopleFilterForm({ asked, choices }: PeopleFilterFormProps) {
  const { t } = useTranslation()
  const any = { value: '', text: t('hr:filter.any') }
  const named = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, text: t(`${key}.${value}`) }))
  const others = [asked.ends, asked.activity, asked.role, asked.on].some((one) => one !== '')
  return (
    <form method="get">
      {asked.programme && <input type="hidden" name="programme" value={asked.programme} />}
      <TextField
        name="search"
        type="search"
        label="people:list.search.label"
        hint="people:list.search.hint"
        defaultValue={asked.search}
      />
      <div className="lisans-filter">
        <SelectField
          name="standing"
          label="hr:filter.standing"
          options={[
            any,
            { value: 'holding', text: t('hr:figures.holding') },
            ...named(choices.standings, 'desk:state'),
          ]}
          defaultValue={asked.standing}
        />
        <SelectField
          name="required"
          label="hr:filter.required"
          options={[any, ...named(choices.required, 'hr:filter.due')]}
          defaultValue={asked.required}
        />
        {choices.units.length > 1 && (
          <SelectField
            name="unit"
            label="hr:filter.unit"
            options={unitOptions(choices.units, t('hr:filter.everywhere'))}
            defaultValue={asked.unit}
          />
        )}
      </div>
      <details className="govuk-details" open={others}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="hr:filter.more" />
          </span>
        </summary>
        <div className="govuk-details__text lisans-filter">
          <SelectField
            name="ends"
            label="hr:filter.ends"
            options={[
              any,
              ...choices.ends.map((days) => ({ value: String(days), text: t('hr:filter.withinDays', { days }) })),
            ]}
            defaultValue={asked.ends}
          />
          <SelectField
            name="activity"
            label="hr:filter.activity"
            options={[
              { value: '', text: t('hr:filter.here') },
              { value: 'all', text: t('hr:filter.withLeavers') },
              ...named(choices.activities, 'people:activity'),
              { value: 'left-long', text: t('hr:filter.leftLong') },
            ]}
            defaultValue={asked.activity}
          />
          <SelectField
            name="role"
            label="hr:filter.role"
            options={[any, ...named(choices.roles, 'people:role')]}
            defaultValue={asked.role}
          />
          <DayField name="on" label="hr:overview.on" hint="hr:overview.onHint" typed={asked.on} />
        </div>
      </details>
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="hr:filter.show" />
      </button>
    </form>
  )
}
