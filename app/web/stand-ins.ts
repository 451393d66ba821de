import { listDeputies } from '#app/domain/people/list-deputies.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { db } from './database.ts'

/** Who stands in for whom, for the account page; days are the last ones, not the first without. */
export async function standIns(personId: string, now: Date) {
  const grants = await listRoleGrants(db, { personId }, now)
  const deputies = await listDeputies(db, { personId }, now)
  const taken = new Set(deputies.map(({ forGrantId }) => forGrantId))
  return {
    mine: grants.flatMap(({ role, unitName, runsUntil, standsInFor }) =>
      standsInFor && runsUntil ? [{ ...standsInFor, role, unitName, lastDay: lastMomentBefore(runsUntil) }] : [],
    ),
    theirs: deputies.map(({ forGrantId, name, role, unitName, runsUntil }) => {
      return { grantId: forGrantId, name, role, unitName, lastDay: lastMomentBefore(runsUntil) }
    }),
    free: grants
      .filter(({ id, standsInFor }) => standsInFor === null && !taken.has(id))
      .map(({ id, role, unitName }) => ({ grantId: id, role, unitName })),
  }
}

/** Within the last day, so that a page which shows calendar days shows that one. */
export function lastMomentBefore(runsUntil: Date): Date {
  return new Date(runsUntil.getTime() - 1)
}
