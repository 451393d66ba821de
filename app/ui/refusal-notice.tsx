import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

/** What the rules did not allow, in plain words, above the page it was asked on. `reason` is a code of the refusals catalogue. */
export function RefusalNotice({ reason, values }: { reason: string; values?: Record<string, unknown> }) {
  return (
    <Notice tone="warn" role="alert" id="refusal" heading={<Message name="assessment:refused" />}>
      <p className="govuk-body">
        <Message name={`refusals:${reason}`} values={values} />
      </p>
    </Notice>
  )
}
