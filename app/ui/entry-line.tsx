import type { EntryActor, ListedEntry } from '#app/domain/audit/read-entries.ts'
import { entryAddress } from './audit-addresses.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** One entry of the ledger in a list: what was done, by whom, about whom, when. */
export function EntryLine({ entry, known }: { entry: ListedEntry; known: boolean }) {
  const { sequence, recordedAt, action, actor, subject, subjectId } = entry
  return (
    <li className="lisans-desk__item">
      <a className="govuk-link" href={entryAddress(sequence)}>
        {known ? <Message name={`audit:action.${action}`} /> : <code>{action}</code>}
      </a>
      <div className="govuk-hint lisans-beneath">
        <Message name="audit:entry.number" values={{ number: sequence }} />, <DayAndTime at={recordedAt} />
        <br />
        <ActorWords actor={actor} />{' '}
        {subject ? (
          <Message name="audit:entry.about" values={{ name: subject.name, unit: subject.unitName }} />
        ) : (
          <Message name="audit:entry.concerning" values={{ id: subjectId }} />
        )}
      </div>
    </li>
  )
}

/** “by Marie Adam”, “by Lisans itself”. */
function ActorWords({ actor }: { actor: EntryActor }) {
  return (
    <>
      <Message name="audit:entry.byWhom" /> <ActorName actor={actor} />,
    </>
  )
}

/** Who did something, as people say it. */
export function ActorName({ actor }: { actor: EntryActor }) {
  if (actor.kind !== 'person') return <Message name={`audit:entry.${actor.kind}`} />
  return actor.name ?? <Message name="audit:entry.gone" />
}
