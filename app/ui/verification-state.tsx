import type { Verification } from '#app/domain/ledger/verification.ts'
import { auditChainAddress, entryAddress } from './audit-addresses.ts'
import { DayAndTime } from './day.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

/** How far the verification under way has come, and what the last one found. */
export function VerificationState({ running, last }: Verification) {
  return (
    <>
      {running && (
        <Notice role="status" heading={<Message name="audit:chain.running" />}>
          <p className="govuk-body">
            <Message name="audit:chain.progress" values={{ entries: running.entries, of: running.of }} />{' '}
            <a className="govuk-link" href={auditChainAddress}>
              <Message name="audit:chain.again" />
            </a>
          </p>
        </Notice>
      )}
      {last?.kind === 'sound' && (
        <Notice tone="good" heading={<Message name="audit:chain.sound" />}>
          <p className="govuk-body">
            <Message name="audit:chain.counted" values={{ count: last.entries }} />{' '}
            <Message name="audit:chain.erased" values={{ count: last.erased }} /> <DayAndTime at={last.doneAt} />
          </p>
          <p className="govuk-body">
            <Message name="audit:chain.head" /> <code className="lisans-anywhere">{last.hash}</code>
          </p>
        </Notice>
      )}
      {last?.kind === 'broken' && (
        <Notice tone="bad" heading={<Message name="audit:chain.broken" />}>
          <p className="govuk-body">
            <a className="govuk-link" href={entryAddress(last.sequence)}>
              <Message name="audit:entry.number" values={{ number: last.sequence }} />
            </a>
            , <Message name={`audit:fault.${last.reason}`} />. <DayAndTime at={last.doneAt} />
          </p>
          <p className="govuk-body">
            <Message name="audit:chain.whatNow" />
          </p>
        </Notice>
      )}
    </>
  )
}
