import { Message } from './translation.tsx'
import { WeekdayAndDay } from './weekday-and-day.tsx'

type Holiday = { day: string; name: string; code?: string | undefined }

/** Public holidays with their days. */
export function Holidays({ holidays }: { holidays: Holiday[] }) {
  return (
    <ul className="govuk-list">
      {holidays.map((holiday) => (
        <li key={holiday.day}>
          <WeekdayAndDay day={holiday.day} />: <HolidayName holiday={holiday} />
        </li>
      ))}
    </ul>
  )
}

/** In the page's language where Lisans knows the day, else as an administrator wrote it. */
export function HolidayName({ holiday: { code, name } }: { holiday: Holiday }) {
  return code ? <Message name={`organisation:holiday.${code}`} /> : name
}
