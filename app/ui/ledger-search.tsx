import type { FormProblem } from '#app/web/forms.ts'
import { DayField } from './day-field.tsx'
import { PersonSearchField, type SearchedPerson } from './person-search.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { Message, useTranslation } from './translation.tsx'

type LedgerSearchProps = {
  families: string[]
  asked: { family: string; as: string; from: string; to: string; number: string }
  person: SearchedPerson
  problems: FormProblem[] | null
  list: { address: string; asked: string }
}

/** What to look for in the ledger; kept in the address. */
export function LedgerSearch({ families, asked, person, problems, list }: LedgerSearchProps) {
  const { t } = useTranslation()
  return (
    <form method="get" className="lisans-filter" noValidate>
      <SelectField
        name="family"
        label="audit:search.family"
        options={[
          { value: '', text: t('audit:search.anything') },
          ...families.map((value) => ({ value, text: t(`audit:family.${value}`) })),
        ]}
        defaultValue={asked.family}
      />
      <PersonSearchField person={person} {...list} />
      <SelectField
        name="as"
        label="audit:search.as"
        options={['either', 'actor', 'subject'].map((value) => ({ value, text: t(`audit:search.${value}`) }))}
        defaultValue={asked.as}
      />
      <DayField
        name="from"
        label="audit:search.from"
        hint="audit:search.dayHint"
        typed={asked.from}
        problems={problems}
      />
      <DayField name="to" label="audit:search.to" hint="audit:search.dayHint" typed={asked.to} problems={problems} />
      <TextField name="number" label="audit:search.number" defaultValue={asked.number} problems={problems} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="audit:search.show" />
      </button>
    </form>
  )
}
