import { passesContrast, readColour } from './contrast.ts'
import { isTimeZone } from './is-time-zone.ts'
import type { Organisation } from './organisation.ts'

export type ObstacleReason =
  | 'organisation-name-missing'
  | 'organisation-name-too-long'
  | 'no-such-time-zone'
  | 'no-working-day'
  | 'english-needed'
  | 'no-such-colour'
  | 'colour-too-light'
  | 'help-email-invalid'
  | 'help-too-long'

/** What a detail may not be, and which detail that is. */
export type OrganisationObstacle = {
  reason: ObstacleReason
  detail: 'name' | 'timeZone' | 'workingWeekdays' | 'languages' | 'brandColour' | 'helpName' | 'helpEmail' | 'helpPhone'
}

const longestName = 120
const longestHelp = 200

/** Everything that an organisation’s details may not be, in the order of the form; none when they will do. Pure. */
export function organisationObstacles(organisation: Organisation): OrganisationObstacle[] {
  const { name, timeZone, workingWeekdays, languages, brandColour, help } = organisation
  const colour = brandColour === null ? null : readColour(brandColour)
  const email = help.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(help.email)
  const found: [boolean, ObstacleReason, OrganisationObstacle['detail']][] = [
    [!/\p{L}/u.test(name), 'organisation-name-missing', 'name'],
    [name.length > longestName, 'organisation-name-too-long', 'name'],
    [!isTimeZone(timeZone), 'no-such-time-zone', 'timeZone'],
    [workingWeekdays.length === 0, 'no-working-day', 'workingWeekdays'],
    [!languages.includes('en'), 'english-needed', 'languages'],
    [brandColour !== null && colour !== brandColour, 'no-such-colour', 'brandColour'],
    [colour !== null && colour === brandColour && !passesContrast(colour), 'colour-too-light', 'brandColour'],
    [help.name.length > longestHelp, 'help-too-long', 'helpName'],
    [email, 'help-email-invalid', 'helpEmail'],
    [!email && help.email.length > longestHelp, 'help-too-long', 'helpEmail'],
    [help.phone.length > longestHelp, 'help-too-long', 'helpPhone'],
  ]
  return found.filter(([stands]) => stands).map(([, reason, detail]) => ({ reason, detail }))
}
