import type { ReactNode } from 'react'
import type { CorrectionRequest } from '#app/domain/data-protection/list-corrections.ts'
import { CorrectionState } from './correction-state.tsx'
import { DayAndTime } from './day.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

type CorrectionToAnswerProps = {
  person: { id: string; name: string; unitName: string }
  asked: Pick<CorrectionRequest, 'thing' | 'shouldBe' | 'why' | 'requestedAt' | 'outcome' | 'answer' | 'answeredAt'>
  /** What is kept now, of those things that are one line. */
  isNow: Record<string, string | null>
}

/** What somebody says is wrong, what is kept now, and how they say it should be. */
export function CorrectionToAnswer({ person, asked, isNow }: CorrectionToAnswerProps) {
  const { thing, shouldBe, why, requestedAt } = asked
  const now = isNow[thing]
  return (
    <>
      <dl className="govuk-summary-list">
        <Fact label="answer.person">
          <a className="govuk-link" href={`/hr/people/${person.id}`}>
            {person.name}
          </a>
          , {person.unitName}
        </Fact>
        <Fact label="answer.thing">
          <Message name={`correction-request:thing.${thing}`} />
        </Fact>
        {now !== undefined && <Fact label="answer.isNow">{now || <Message name="correction-request:nothing" />}</Fact>}
        <Fact label="answer.shouldBe">{shouldBe}</Fact>
        {why && <Fact label="answer.why">{why}</Fact>}
        <Fact label="answer.since">
          <DayAndTime at={requestedAt} />
        </Fact>
      </dl>
      {asked.answeredAt && (
        <Notice tone="good">
          <CorrectionState asked={asked} />
          <p className="govuk-body">
            <Message name="correction-request:answer.told" />
          </p>
        </Notice>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`correction-request:${label}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
