import type { FormProblem } from '#app/web/forms.ts'
import type { Language } from '#db/schema/people.ts'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

type PolicySigningProps = {
  revisionId: string
  text: { language: Language; hash: string }
  problems: FormProblem[] | null | undefined
  /** Where it is only shown to whoever writes the policy. */
  preview?: boolean
}

/** The end of a policy: what signing means, the box and the button. What is signed is exactly the text above it. */
export function PolicySigning({ revisionId, text, problems, preview = false }: PolicySigningProps) {
  const fields = (
    <>
      <h2 className="govuk-heading-m">
        <Message name="policies:read.signHeading" />
      </h2>
      <p className="govuk-body">
        <Message name="policies:read.authoritative" />
      </p>
      <TickField name="accept" problems={problems} label={<Message name="policies:read.accept" />} />
      <button type="submit" className="govuk-button">
        <Message name="policies:read.sign" />
      </button>
      <p className="govuk-body">
        <Message name="policies:read.copy" />
      </p>
    </>
  )
  if (preview) {
    return (
      <fieldset className="govuk-fieldset" disabled>
        {fields}
      </fieldset>
    )
  }
  return (
    <form method="post" noValidate className="lisans-screen-only">
      <input type="hidden" name="revision" value={revisionId} />
      <input type="hidden" name="language" value={text.language} />
      <input type="hidden" name="textHash" value={text.hash} />
      {fields}
    </form>
  )
}
