import type { FormProblem } from '#app/web/forms.ts'
import { Notice } from './notice.tsx'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type ImportConfirmationProps = {
  version: number
  counts: Record<string, number>
  wholePeople: number
  /** So many would leave that their number must be typed. */
  numberNeeded: boolean
  /** The units that would lose more than is likely. */
  losses: { unitId: string; name: string; leaving: number; people: number }[]
  problems: FormProblem[] | null
}

/** Nothing was done yet: what would be done, and the button that does it. */
export function ImportConfirmation(props: ImportConfirmationProps) {
  const { version, counts, wholePeople, numberNeeded, losses, problems } = props
  const { created = 0, changed = 0, leaving = 0, rejected = 0 } = counts
  if (created + changed + leaving === 0) {
    return (
      <p className="govuk-inset-text">
        <Message name={rejected > 0 ? 'staff-import:onlyRejected' : 'staff-import:nothingToDo'} />
      </p>
    )
  }
  return (
    <form method="post" noValidate>
      <input type="hidden" name="step" value="confirm" />
      <input type="hidden" name="version" value={version} />
      <p className="govuk-inset-text">
        <Message name="staff-import:nothingYet" />
      </p>
      {numberNeeded && (
        <Notice tone="warn" heading={<Message name="staff-import:stop.heading" />}>
          <p className="govuk-body">
            <Message name="staff-import:stop.explanation" values={{ count: leaving, people: wholePeople }} />
          </p>
          {losses.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {losses.map(({ unitId, name, leaving, people }) => (
                <li key={unitId}>
                  <Message name="staff-import:stop.unit" values={{ name, leaving, people }} />
                </li>
              ))}
            </ul>
          )}
          <TextField name="leaving" label="staff-import:stop.label" problems={problems} autoComplete="off" />
        </Notice>
      )}
      <button type="submit" className={`govuk-button${numberNeeded ? ' govuk-button--warning' : ''}`}>
        <Message name="staff-import:confirm" values={{ count: created + changed + leaving }} />
      </button>
    </form>
  )
}
