import type { Organisation } from '#app/domain/office/organisation.ts'
import { proposeSeychellesHolidays } from '#app/domain/office/seychelles-holidays.ts'

/** What the demonstration's organisation says of itself. Invented; nothing here can be dialled or written to. */
export const demoOrganisation: Organisation = {
  name: 'Public service (demonstration)',
  timeZone: 'Indian/Mahe',
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  holidayYears: [],
  languages: ['en', 'fr', 'crs'],
  brandColour: null,
  logo: null,
  help: { name: 'Training help desk', email: 'help@service.example.org', phone: 'Extension 2100' },
}

/** The public holidays of a year as an administrator who found nothing to correct accepts them. */
export function demoHolidays(year: number): Pick<Organisation, 'holidays' | 'holidayYears'> {
  const holidays = proposeSeychellesHolidays(year).map(({ day, code, name }) => ({ day, code, name }))
  return { holidays, holidayYears: [year] }
}
