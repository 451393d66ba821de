import type { FormProblem } from '#app/web/forms.ts'
import { DayField } from './day-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Message } from './translation.tsx'

type ChangeChoiceProps = { asked: { change: string | null; grace: string | null; problems: FormProblem[] | null } }

/** Whether those who are certified are asked to catch up, and by when; sent as an address, for it changes nothing. */
export function ChangeChoice({ asked: { change, grace, problems } }: ChangeChoiceProps) {
  return (
    <form method="get" noValidate>
      <RadioGroup
        name="change"
        legend={<Message name="programmes:publication.change" />}
        choices={['minor', 'material'].map((value) => ({
          value,
          label: <Message name={`programmes:publication.${value}`} />,
        }))}
        chosen={change ?? undefined}
        problems={problems}
      />
      <DayField
        name="grace"
        label="programmes:publication.grace"
        hint="programmes:publication.graceHint"
        typed={grace ?? undefined}
        problems={problems}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="programmes:publication.show" />
      </button>
    </form>
  )
}
