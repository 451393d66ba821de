import type { ShownSegment } from '#app/web/translation-desk.ts'
import { DayAndTime } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

/** In which state a piece is, and by whom since when. */
export function PieceState({ segment: { state, changed, translated, reviewed } }: { segment: ShownSegment }) {
  return (
    <p className="govuk-body-s">
      <Tag tone={state === 'missing' || changed ? 'warn' : state === 'reviewed' ? 'good' : 'quiet'}>
        <Message name={`translating:state.${changed ? 'changed' : state}`} />
      </Tag>{' '}
      {translated && <By hand={translated} what="translated" />} {reviewed && <By hand={reviewed} what="reviewed" />}
    </p>
  )
}

type Hand = NonNullable<ShownSegment['translated']>

function By({ hand: { by, at }, what }: { hand: Hand; what: string }) {
  const how = by.name === null ? 'shipped' : by.outside ? `${what}Outside` : what
  return (
    <>
      <Message name={`translating:by.${how}`} values={{ name: by.name }} /> {at && <DayAndTime at={at} />}
    </>
  )
}
