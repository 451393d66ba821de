import { passesContrast, readColour } from './contrast.ts'
import { isTimeZone } from './is-time-zone.ts'
import type { Organisation } from './organisation.ts'

export type OrganisationObstacle =
  | 'organisation-name-missing'
  | 'organisation-name-too-long'
  | 'no-such-time-zone'
  | 'no-working-day'
  | 'english-needed'
  | 'no-such-colour'
  | 'colour-too-light'
  | 'help-email-invalid'
  | 'help-too-long'

const longestName = 120
const longestHelp = 200

/** What an organisation’s details may not be, if anything. Pure. */
export function organisationObstacle(organisation: Organisation): OrganisationObstacle | null {
  const { name, timeZone, workingWeekdays, languages, brandColour, help } = organisation
  if (!/\p{L}/u.test(name)) return 'organisation-name-missing'
  if (name.length > longestName) return 'organisation-name-too-long'
  if (!isTimeZone(timeZone)) return 'no-such-time-zone'
  if (workingWeekdays.length === 0) return 'no-working-day'
  if (!languages.includes('en')) return 'english-needed'
  if (brandColour !== null && readColour(brandColour) !== brandColour) return 'no-such-colour'
  if (brandColour !== null && !passesContrast(brandColour)) return 'colour-too-light'
  if (help.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(help.email)) return 'help-email-invalid'
  return Object.values(help).some((way) => way.length > longestHelp) ? 'help-too-long' : null
}
