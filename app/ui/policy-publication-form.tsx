import type { FormProblem } from '#app/web/forms.ts'
import { DayField } from './day-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Message } from './translation.tsx'

type PolicyPublicationFormProps = {
  /** The first version asks everybody for a signature: there is nothing to choose but the day. */
  first: boolean
  choice: { material: 'yes' | 'no' | null; lastDay: string }
  problems: FormProblem[] | null | undefined
}

/** What is to be published, before anything is: it only asks for the preview. */
export function PolicyPublicationForm({ first, choice, problems }: PolicyPublicationFormProps) {
  return (
    <form method="get" noValidate>
      {first ? (
        <>
          <p className="govuk-body">
            <Message name="policies:publication.first" />
          </p>
          <input type="hidden" name="material" value="yes" />
        </>
      ) : (
        <RadioGroup
          name="material"
          legend={<Message name="policies:publication.material" />}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: <Message name={`policies:publication.materialChoice.${value}`} />,
          }))}
          chosen={choice.material}
          problems={problems}
        />
      )}
      <DayField
        name="lastDay"
        label="policies:publication.lastDay"
        hint={first ? 'policies:publication.lastDayHint' : 'policies:publication.lastDayHintMaterial'}
        typed={choice.lastDay}
        problems={problems}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="policies:publication.preview" />
      </button>
    </form>
  )
}
