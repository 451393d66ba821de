import { whoDecides } from '#app/domain/certification/who-decides.ts'
import { deskRoles } from '#app/domain/concerns/who-answers.ts'
import { answersCorrections } from '#app/domain/data-protection/answer-correction.ts'
import { importingRoles } from '#app/domain/staff-import/import-ground.ts'
import { tasksAddress } from '#app/ui/addresses.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import type { Role } from '#db/schema/people.ts'
import { programmeInAddress } from './programme.ts'
import type { SignedIn } from './signed-in.ts'
import { countTaskKindsOf } from './tasks.ts'

/** Where each kind of what waits is seen to by somebody; null for what is not theirs to do. */
export async function waitingAddresses(
  officer: SignedIn,
  programmeId: string,
  unit: string,
): Promise<Record<string, string | null>> {
  const holds = (...some: Role[]) => some.some((role) => officer.roles.includes(role))
  const own = await countTaskKindsOf(officer)
  const programme = programmeInAddress(programmeId)
  const suspended = peopleAddress({ programme, unit, standing: 'suspended' })
  // Whose turn it is finds it among their tasks; whoever else may decide, by way of the people.
  const otherwise = holds(...whoDecides.suspension) ? suspended : null
  return {
    overdue: peopleAddress({ programme, unit, required: 'overdue' }),
    unlock: holds('focal-point', 'hr') ? '/focal-point' : null,
    accommodation: holds('focal-point', 'hr') ? '/focal-point' : null,
    correction: holds(...answersCorrections) ? '/hr/corrections' : null,
    concern: holds(...deskRoles) ? '/desk/concerns' : null,
    'suspension-review': own.has('suspension-review') ? tasksAddress : otherwise,
    'suspension-ending': suspended,
    'suspension-endless': suspended,
    'expired-open': peopleAddress({ programme, unit, standing: 'expired' }),
    leaver: peopleAddress({ unit, activity: 'left' }),
    'bounced-mail': '/hr/bounced-mail',
    'rejected-rows': holds(...importingRoles) ? '/hr/staff-import' : null,
  }
}
