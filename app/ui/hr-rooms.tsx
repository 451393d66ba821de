import { Message } from './translation.tsx'

const rooms = ['people', 'bulk', 'staff-import', 'required-learning', 'reminders', 'reports'] as const
export type HrRoom = (typeof rooms)[number]

/** The other rooms of HR's desk that somebody may enter, in the order of a Monday morning. */
export function HrRooms({ open }: { open: HrRoom[] }) {
  return (
    <nav aria-labelledby="hr-rooms">
      <h2 className="govuk-visually-hidden" id="hr-rooms">
        <Message name="hr:rooms.heading" />
      </h2>
      <ul className="lisans-editor__languages">
        {rooms
          .filter((room) => open.includes(room))
          .map((room) => (
            <li key={room}>
              <a className="govuk-link" href={`/hr/${room}`}>
                <Message name={`hr:rooms.${room}`} />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
