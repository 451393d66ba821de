import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

type Entry = {
  sequence: number
  recordedAt: Date | string
  action: string
  actor: { kind: 'person'; id: string; name: string | null } | { kind: 'operator' } | { kind: 'system' }
}

/** What was done about somebody, when and by whom. `personId`: what they did themselves is not said twice. */
export function PersonHistory({ entries, personId }: { entries: Entry[]; personId: string }) {
  return (
    <ul className="govuk-list lisans-desk">
      {entries.map(({ sequence, recordedAt, action, actor }) => (
        <li key={sequence} className="lisans-desk__item">
          <Message name={`audit:action.${action}`} />
          <div className="govuk-hint lisans-beneath">
            <DayAndTime at={new Date(recordedAt)} />
            {!(actor.kind === 'person' && actor.id === personId) && (
              <>
                {'. '}
                <Message name="hr:history.by" />{' '}
                {actor.kind === 'person' ? (
                  (actor.name ?? <Message name="audit:entry.gone" />)
                ) : (
                  <Message name={`audit:entry.${actor.kind}`} />
                )}
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
