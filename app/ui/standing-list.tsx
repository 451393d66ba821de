import type { PersonStanding } from '#app/domain/certification/list-people-by-standing.ts'
import { CalendarDay } from './calendar-day.tsx'
import { Day } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type ListedPerson = Omit<PersonStanding, 'searchName'> & {
  /** By when they have to be certified, YYYY-MM-DD, where the list asks for it. */
  dueDay?: string | null
}

type StandingListProps = { people: ListedPerson[]; address: (personId: string) => string }

const tones: Partial<Record<PersonStanding['state'], 'good' | 'warn' | 'bad' | 'quiet'>> = {
  certified: 'good',
  expiring: 'good',
  'update-due': 'good',
  expired: 'warn',
  suspended: 'bad',
  revoked: 'bad',
  exempt: 'quiet',
  left: 'quiet',
}

/** People with how they stand. A list and not a table, so that it reads as well on a narrow telephone. */
export function StandingList({ people, address }: StandingListProps) {
  return (
    <ul className="govuk-list lisans-desk">
      {people.map(({ id, name, jobTitle, unitName, activity, state, validUntil, dueDay, outOfReach }) => (
        <li key={id} className="lisans-desk__item">
          {outOfReach ? (
            name
          ) : (
            <a className="govuk-link" href={address(id)}>
              {name}
            </a>
          )}{' '}
          <Tag tone={tones[state]}>
            <Message name={`desk:state.${state}`} />
          </Tag>
          <div className="govuk-hint lisans-beneath">
            {[jobTitle, unitName].filter(Boolean).join(', ')}
            {activity !== 'active' && activity !== 'left' && (
              <>
                {'. '}
                <Message name={`people:activity.${activity}`} />
              </>
            )}
            {validUntil && state !== 'revoked' && (
              <>
                {'. '}
                <Message name={state === 'expired' ? 'hr:list.endedOn' : 'hr:list.validUntil'} />{' '}
                <Day at={new Date(validUntil)} />
              </>
            )}
            {dueDay && (
              <>
                {'. '}
                <Message name="hr:list.requiredBy" /> <CalendarDay day={dueDay} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
