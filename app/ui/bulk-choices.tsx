import type { ReactNode } from 'react'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { CalendarDay } from './calendar-day.tsx'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'

type BulkChoicesProps = {
  action: string
  reason: string
  details: Record<string, string>
  /** Of the unit that people would be moved to. */
  unitName: string | null
  /** Null where only one programme is known. */
  programmeTitle: LocalisedText | null
  /** How many of those concerned hold a certificate; null where that makes no difference. */
  certified: number | null
}

/** All that was chosen for a decision about many people, in words, before anybody confirms it and afterwards. */
export function BulkChoices({ action, reason, details, unitName, programmeTitle, certified }: BulkChoicesProps) {
  const { ground, lastDay, note, extraAttempts, extraTimePercent } = details
  return (
    <>
      <dl className="govuk-summary-list">
        {programmeTitle && (
          <Row label="certificate:programme">
            <Localised text={programmeTitle} />
          </Row>
        )}
        {ground && (
          <Row label="desk:field.ground">
            <Message name={`desk:${action}.ground.${ground}`} />
          </Row>
        )}
        {lastDay && (
          <Row label="desk:field.lastDay">
            <CalendarDay day={lastDay} />
          </Row>
        )}
        {unitName && <Row label="hr:bulk.form.unit">{unitName}</Row>}
        {extraAttempts && <Row label="hr:bulk.form.extraAttempts">{extraAttempts}</Row>}
        {extraTimePercent && <Row label="hr:bulk.form.extraTimePercent">{extraTimePercent}</Row>}
        {note && <Row label="desk:field.note">{note}</Row>}
        <Row label="hr:bulk.reasonLabel">{reason}</Row>
      </dl>
      {certified !== null && certified > 0 && (
        <p className="govuk-body">
          <Message name="hr:bulk.certified" values={{ count: certified }} />
        </p>
      )}
    </>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={label} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
