import type { BulkActionName } from '#db/schema/bulk.ts'
import type { PersonActivity, Role } from '#db/schema/people.ts'
import { offeredActions } from './bulk-desk.ts'

/** These decisions about one person have pages of their own. */
const pagesOfTheirOwn: BulkActionName[] = [
  'exemption',
  'exemption-end',
  'suspension',
  'reinstatement',
  'revocation',
  'revocation-lift',
  'assignment',
  'assignment-withdrawal',
]

/** What else can be done about one person, by what they do: nobody who left is moved, and nobody who is here returns. */
export function actionsForPerson(activity: PersonActivity, roles: Role[]): BulkActionName[] {
  const offered = offeredActions(roles).filter((action) => !pagesOfTheirOwn.includes(action))
  if (activity === 'left') return offered.filter((action) => action === 'return')
  const pointless = activity === 'active' ? ['return'] : ['leave', 'secondment']
  return offered.filter((action) => !pointless.includes(action))
}
