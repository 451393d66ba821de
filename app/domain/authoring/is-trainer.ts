import { listTeamCandidates } from '#app/domain/catalogue/list-course-team.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'

/** Whether somebody holds the role of trainer now, over whichever unit. */
export async function isTrainer(db: Database, actor: Actor, at: Date): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const candidates = await listTeamCandidates(db, at)
  return candidates.some(({ personId, roles }) => personId === actor.personId && roles.includes('trainer'))
}
