import { peopleAddress } from '#app/ui/people-address.ts'
import type { Role } from '#db/schema/people.ts'
import { programmeInAddress } from './programme.ts'

/** Where each kind of what waits is seen to by somebody with these roles; what is not theirs to do leads to the people. */
export function waitingAddresses(roles: Role[], programmeId: string, unit: string): Record<string, string> {
  const holds = (...some: Role[]) => some.some((role) => roles.includes(role))
  const tasks = '/tasks'
  return {
    unlock: holds('focal-point', 'hr') ? '/focal-point' : tasks,
    accommodation: holds('focal-point', 'hr') ? '/focal-point' : tasks,
    correction: tasks,
    concern: holds('focal-point', 'trainer', 'administrator') ? '/desk/concerns' : tasks,
    'suspension-review': tasks,
    'suspension-ending': peopleAddress({ programme: programmeInAddress(programmeId), unit, standing: 'suspended' }),
    'suspension-endless': peopleAddress({ programme: programmeInAddress(programmeId), unit, standing: 'suspended' }),
    'expired-open': peopleAddress({ programme: programmeInAddress(programmeId), unit, standing: 'expired' }),
    leaver: peopleAddress({ unit, activity: 'left' }),
    'bounced-mail': '/hr/bounced-mail',
    'rejected-rows': holds('hr', 'administrator') ? '/hr/staff-import' : tasks,
  }
}
