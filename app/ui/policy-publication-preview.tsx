import { Notice } from './notice.tsx'
import { PolicyEffectTable } from './policy-effect-table.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type PolicyPublicationPreviewProps = {
  number: number
  foreseen: {
    effect: { people: number; open: number; units: { unitId: string; name: string; people: number; open: number }[] }
    fingerprint: string
    material: boolean
    lastDay: string | null
    until: Date | null
    /** The office does not work on that day. */
    idleDay: boolean
    workingDays: number | null
    /** There are few working days until then. */
    short: boolean
  }
}

/** What the publication would do, in numbers, and the button that does exactly this. */
export function PolicyPublicationPreview({ foreseen, number }: PolicyPublicationPreviewProps) {
  const { effect, fingerprint, material, lastDay, until, idleDay, workingDays, short } = foreseen
  const { day } = useInstants()
  const values = { count: effect.people, open: effect.open, day: until ? day(until) : '' }
  return (
    <section aria-labelledby="effect">
      <h2 className="govuk-heading-m" id="effect">
        <Message name="policies:publication.effect" />
      </h2>
      {idleDay && (
        <Notice tone="warn">
          <p className="govuk-body">
            <Message name="policies:publication.idleDay" values={values} />
          </p>
        </Notice>
      )}
      {short && (
        <Notice tone="warn">
          <p className="govuk-body">
            <Message name="policies:publication.short" values={{ count: workingDays }} />
          </p>
        </Notice>
      )}
      {material ? (
        <>
          <p className="govuk-body">
            <Message name="policies:publication.mustSign" values={values} />
          </p>
          <p className="govuk-body">
            <Message name="policies:publication.wouldClose" values={{ count: effect.open, day: values.day }} />
          </p>
          <PolicyEffectTable
            effect={effect}
            people="policies:publication.column.people"
            open="policies:publication.column.open"
          />
        </>
      ) : (
        <p className="govuk-body">
          <Message name="policies:publication.minorEffect" values={values} />
        </p>
      )}
      <p className="govuk-body">
        <Message name="policies:publication.noWayBack" />
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="material" value={material ? 'yes' : 'no'} />
        <input type="hidden" name="lastDay" value={lastDay ?? ''} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <button type="submit" className="govuk-button">
          <Message name="policies:publication.button" values={{ number }} />
        </button>
      </form>
    </section>
  )
}
