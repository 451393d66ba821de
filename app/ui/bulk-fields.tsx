import type { FormProblem } from '#app/web/forms.ts'
import { DayField } from './day-field.tsx'
import { NoteField } from './note-field.tsx'
import { NumberField } from './number-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { Message, useTranslation } from './translation.tsx'
import { unitOptions } from './unit-options.ts'

type BulkFieldsProps = {
  action: string
  fields: string[]
  grounds: readonly string[]
  units: { id: string; name: string; depth: number }[]
  typed: Record<string, string> | undefined
  problems: FormProblem[] | null | undefined
}

/** What an action asks for besides whom and why: the same fields as for one person. */
export function BulkFields({ action, fields, grounds, units, typed, problems }: BulkFieldsProps) {
  const { t } = useTranslation()
  const asks = (field: string) => fields.includes(field)
  return (
    <>
      {asks('ground') && (
        <RadioGroup
          name="ground"
          legend={<Message name="desk:field.ground" />}
          choices={grounds.map((value) => ({ value, label: <Message name={`desk:${action}.ground.${value}`} /> }))}
          chosen={typed?.ground}
          problems={problems}
        />
      )}
      {asks('unitId') && (
        <SelectField
          name="unitId"
          label="hr:bulk.form.unit"
          options={unitOptions(units, t('units:choose'))}
          defaultValue={typed?.unitId}
          problems={problems}
        />
      )}
      {asks('extraAttempts') && (
        <NumberField
          name="extraAttempts"
          label="hr:bulk.form.extraAttempts"
          value={typed?.extraAttempts}
          problems={problems}
        />
      )}
      {asks('extraTimePercent') && (
        <NumberField
          name="extraTimePercent"
          label="hr:bulk.form.extraTimePercent"
          value={typed?.extraTimePercent}
          problems={problems}
        />
      )}
      {asks('lastDay') && (
        <DayField
          name="lastDay"
          label="desk:field.lastDay"
          hint={`desk:${action}.lastDayHint`}
          typed={typed?.lastDay}
          problems={problems}
        />
      )}
      {asks('note') && (
        <NoteField
          name="note"
          label="desk:field.note"
          hint="desk:field.noteHint"
          typed={typed?.note}
          problems={problems}
        />
      )}
    </>
  )
}
