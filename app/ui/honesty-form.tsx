import type { FormProblem } from '#app/web/forms.ts'
import { TextField } from './text-field.tsx'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

type HonestyFormProps = {
  problems?: FormProblem[] | null
  /** The invigilator's code is asked for as well. */
  supervised: boolean
  /** What was typed as the code before. */
  code?: string
}

/** What a person promises before a final; ticking it begins the attempt. */
export function HonestyForm({ problems, supervised, code }: HonestyFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">
        <Message name="assessment:final.honesty.legend" />
      </h2>
      <p className="govuk-inset-text">
        <Message name="assessment:final.honesty.statement" />
      </p>
      {supervised && (
        <TextField
          name="code"
          label="programmes:supervision.code"
          hint="programmes:supervision.codeHint"
          autoComplete="off"
          defaultValue={code}
          problems={problems}
        />
      )}
      <TickField name="honesty" problems={problems} label={<Message name="assessment:final.honesty.accept" />} />
      <button type="submit" className="govuk-button">
        <Message name="assessment:final.start" />
      </button>
    </form>
  )
}
