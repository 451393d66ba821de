import type { EntryActor, ListedEntry } from '#app/domain/audit/read-entries.ts'
import { entryAddress } from './audit-addresses.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** One entry of the ledger in a list: what was done, by whom, about whom, when. */
export function EntryLine({ entry, known }: { entry: ListedEntry; known: boolean }) {
  const { sequence, recordedAt, action, actor } = entry
  return (
    <li className="lisans-desk__item">
      <a className="govuk-link" href={entryAddress(sequence)}>
        {known ? <Message name={`audit:action.${action}`} /> : <code>{action}</code>}
      </a>
      <div className="govuk-hint lisans-beneath">
        <Message name="audit:entry.number" values={{ number: sequence }} />, <DayAndTime at={recordedAt} />
        <br />
        <Message name="audit:entry.byWhom" /> <ActorName actor={actor} />
        <Whom entry={entry} />
      </div>
    </li>
  )
}

/** Whom it is about, unless they did it themselves: then only where they are. */
function Whom({ entry: { actor, subject, subjectId } }: { entry: ListedEntry }) {
  if (subject && actor.kind === 'person' && actor.id === subject.id) return <> ({subject.unitName})</>
  return (
    <>
      ,{' '}
      {subject ? (
        <Message name="audit:entry.about" values={{ name: subject.name, unit: subject.unitName }} />
      ) : (
        <Message name="audit:entry.concerning" values={{ id: subjectId }} />
      )}
    </>
  )
}

/** Who did something, as people say it. */
export function ActorName({ actor }: { actor: EntryActor }) {
  if (actor.kind !== 'person') return <Message name={`audit:entry.${actor.kind}`} />
  return actor.name ?? <Message name="audit:entry.gone" />
}
