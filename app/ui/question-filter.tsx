import type { LocalisedText } from '#db/schema/catalogue.ts'
import { localise } from './localised.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { TickField } from './tick-field.tsx'
import { Message, useTranslation } from './translation.tsx'

type QuestionFilterProps = {
  filter: { pool: string; objective: string; words: string; critical: boolean }
  objectives: { id: string; text: LocalisedText }[]
}

/** Narrows the list down; kept in the address. */
export function QuestionFilter({ filter, objectives }: QuestionFilterProps) {
  const { t, language } = useTranslation()
  return (
    <form method="get" className="lisans-filter">
      <SelectField
        name="pool"
        label="questions:form.pool"
        options={[
          { value: '', text: t('questions:filter.both') },
          ...['quiz', 'final'].map((value) => ({ value, text: t(`questions:pool.${value}`) })),
        ]}
        defaultValue={filter.pool}
      />
      <SelectField
        name="objective"
        label="questions:form.objective"
        options={[
          { value: '', text: t('questions:filter.all') },
          ...objectives.map(({ id, text }) => ({ value: id, text: localise(text, language).words })),
        ]}
        defaultValue={filter.objective}
      />
      <TextField name="words" type="search" label="questions:filter.words" defaultValue={filter.words} />
      <TickField
        name="critical"
        label={<Message name="questions:filter.critical" />}
        defaultChecked={filter.critical}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="questions:filter.show" />
      </button>
    </form>
  )
}
