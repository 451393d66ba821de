import type { ListedUnitChange } from '#app/domain/people/list-unit-changes.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** What happened to a unit, newest first; what was not undone yet can be looked at for undoing. */
export function UnitHistory({ changes, unitId }: { changes: ListedUnitChange[]; unitId: string }) {
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        <Message name="units:history.heading" />
      </h2>
      {changes.length === 0 && (
        <p className="govuk-body">
          <Message name="units:history.none" />
        </p>
      )}
      <ol className="govuk-list govuk-list--spaced">
        {changes.map((change) => (
          <li key={change.id}>
            <Change change={change} here={change.unitId === unitId} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Change({ change, here }: { change: ListedUnitChange; here: boolean }) {
  const { id, kind, before, after, otherName, beforeParentName, people, changedByName, undoneByName, undoneAt } = change
  const values = {
    name: change.unitName,
    before: kind === 'moved' ? (beforeParentName ?? '') : before.name,
    after: kind === 'renamed' ? after.name : (otherName ?? ''),
  }
  return (
    <>
      <strong>
        <DayAndTime at={change.changedAt} />
      </strong>
      {': '}
      <Message name={`units:history.${here ? kind : 'mergedHere'}`} values={values} />{' '}
      {people > 0 && <Message name="units:history.people" values={{ count: people }} />}
      <br />
      <Message name="units:history.reason" values={{ reason: change.reason }} />{' '}
      <span className="lisans-aside">{changedByName ?? <Message name="units:history.operator" />}</span>
      <br />
      {undoneAt ? (
        <em>
          <Message name="units:history.undone" values={{ name: undoneByName ?? '' }} /> <DayAndTime at={undoneAt} />
        </em>
      ) : (
        <a className="govuk-link" href={`/admin/units/${change.unitId}/undone-changes/${id}`}>
          <Message name="units:history.undo" />
        </a>
      )}
    </>
  )
}
