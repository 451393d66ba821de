import type { WordedDifference } from '#app/web/programme-administration.ts'
import { DifferenceList } from './difference-list.tsx'
import { Notice } from './notice.tsx'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

type DraftConflictProps = { conflict: { changedBy: string | null; seen: string; differences: WordedDifference[] } }

/** Somebody else saved first: what yours would change of theirs, and a box for meaning it. Yours still stands in the fields below. */
export function DraftConflict({ conflict: { changedBy, seen, differences } }: DraftConflictProps) {
  return (
    <Notice tone="bad" role="alert" heading={<Message name="programmes:conflict.heading" />}>
      <p className="govuk-body">
        <Message
          name={changedBy ? 'programmes:conflict.who' : 'programmes:conflict.somebody'}
          values={{ name: changedBy }}
        />
      </p>
      <DifferenceList differences={differences} />
      {seen && <TickField name="replace" value={seen} label={<Message name="programmes:conflict.replace" />} />}
    </Notice>
  )
}
