import { listDeputies } from '#app/domain/people/list-deputies.ts'
import { listEndedGrants, listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { db } from './database.ts'
import { lastMomentBefore } from './stand-ins.ts'

/** What a person's record says of their roles: those they hold, with who stands in, and those that ended. */
export async function rolesOf(personId: string, now: Date) {
  const deputies = await listDeputies(db, { personId }, now)
  const grants = (await listRoleGrants(db, { personId }, now)).map((grant) => {
    const deputy = deputies.find(({ forGrantId }) => forGrantId === grant.id)
    return {
      ...grant,
      lastDay: grant.runsUntil && lastMomentBefore(grant.runsUntil),
      deputy: deputy ? { name: deputy.name, lastDay: lastMomentBefore(deputy.runsUntil) } : null,
    }
  })
  return { grants, endedGrants: await listEndedGrants(db, { personId }, now) }
}
