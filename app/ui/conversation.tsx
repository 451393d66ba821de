import type { ReactNode } from 'react'
import type { concernOutcomes } from '#db/schema/concerns.ts'
import { DayAndTime } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

export type Said = {
  id: string
  /** Who said it, already translated. */
  by: ReactNode
  at: Date
  /** As they were typed: text, whatever stands in it. */
  words: string
  outcome: (typeof concernOutcomes)[number] | null
}

/** What was said about a concern, the first words first. */
export function Conversation({ said }: { said: Said[] }) {
  return (
    <ol className="govuk-list lisans-conversation">
      {said.map(({ id, by, at, words, outcome }) => (
        <li key={id} className="lisans-conversation__turn">
          <p className="lisans-meta">
            <strong>{by}</strong>
            {', '}
            <DayAndTime at={at} />{' '}
            {outcome && (
              <Tag tone={outcome === 'right' ? 'good' : 'quiet'}>
                <Message name={`concerns:outcome.${outcome}`} />
              </Tag>
            )}
          </p>
          {/* In whatever language they were typed; that is not known. */}
          <p className="govuk-body lisans-words">{words || <Message name="erasure:wordsGone" />}</p>
        </li>
      ))}
    </ol>
  )
}
