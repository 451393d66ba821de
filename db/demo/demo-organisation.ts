import type { Organisation } from '#app/domain/office/organisation.ts'

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
