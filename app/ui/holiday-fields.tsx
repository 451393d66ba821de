import type { FormProblem } from '#app/web/forms.ts'
import type { OfferedHoliday } from '#app/web/holiday-form.ts'
import { DayField } from './day-field.tsx'
import { HolidayName } from './holidays.tsx'
import { TextField } from './text-field.tsx'
import { TickGroup } from './tick-group.tsx'
import { Message } from './translation.tsx'
import { WeekdayAndDay } from './weekday-and-day.tsx'

type HolidayFieldsProps = {
  year: number
  offered: OfferedHoliday[]
  /** What was sent and came back. */
  sent: { days: string[]; newDay: string; newName: string } | null
  problems: FormProblem[] | null
}

/** The days of a year to tick, and one more to fill in. */
export function HolidayFields({ year, offered, sent, problems }: HolidayFieldsProps) {
  return (
    <form method="post" action={`/admin/organisation/holidays?year=${year}`} noValidate>
      <TickGroup
        name="days"
        legend={<Message name="organisation:holidays.legend" />}
        hint={<Message name="organisation:holidays.hint" />}
        choices={offered.map((holiday) => ({ value: holiday.day, label: <Offered holiday={holiday} /> }))}
        chosen={sent?.days ?? offered.filter(({ kept }) => kept).map(({ day }) => day)}
        problems={problems}
      />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          <Message name="organisation:holidays.another" />
        </legend>
        <DayField
          name="newDay"
          label="organisation:holidays.newDay.label"
          hint="organisation:holidays.newDay.hint"
          typed={sent?.newDay}
          problems={problems}
        />
        <TextField
          name="newName"
          label="organisation:holidays.newName.label"
          defaultValue={sent?.newName}
          problems={problems}
        />
      </fieldset>
      <button type="submit" className="govuk-button">
        <Message name="units:previewButton" />
      </button>
    </form>
  )
}

function Offered({ holiday }: { holiday: OfferedHoliday }) {
  const { day, doubt, proposed } = holiday
  return (
    <>
      <WeekdayAndDay day={day} />: <HolidayName holiday={holiday} />
      {!proposed && (
        <span className="lisans-aside">
          {' '}
          (<Message name="organisation:holidays.own" />)
        </span>
      )}
      {doubt && (
        <>
          <br />
          <strong>
            <Message name={`organisation:holidays.doubt.${doubt}`} />
          </strong>
        </>
      )}
    </>
  )
}
