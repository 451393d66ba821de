import type { FormProblem } from '#app/web/forms.ts'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

/** What a person promises before a final; ticking it begins the attempt. */
export function HonestyForm({ problems }: { problems?: FormProblem[] | null }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">
        <Message name="assessment:final.honesty.legend" />
      </h2>
      <p className="govuk-inset-text">
        <Message name="assessment:final.honesty.statement" />
      </p>
      <TickField name="honesty" problems={problems} label={<Message name="assessment:final.honesty.accept" />} />
      <button type="submit" className="govuk-button">
        <Message name="assessment:final.start" />
      </button>
    </form>
  )
}
