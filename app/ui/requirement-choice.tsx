import { Localised } from './localised.tsx'
import type { ProgrammeFieldsProps } from './programme-fields.tsx'
import { Ticks } from './supervision-choice.tsx'
import { Message } from './translation.tsx'

/** Which programmes' certificates must hold. Nothing where there is no other programme. */
export function RequirementChoice({ page }: ProgrammeFieldsProps) {
  if (page.others.length === 0) return null
  return (
    <div className="govuk-form-group">
      <Ticks
        name="requires"
        legend="programmes:field.requires"
        values={page.values}
        choices={page.others.map(({ id, title }) => ({ id, label: <Localised text={title} /> }))}
      />
      <p className="govuk-hint">
        <Message name="programmes:hint.requires" />
      </p>
    </div>
  )
}
