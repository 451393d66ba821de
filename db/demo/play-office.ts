import { eq } from 'drizzle-orm'
import { type ListedFact, listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { reviewLegalFact } from '#app/domain/catalogue/review-legal-fact.ts'
import { addDays, addMonths, dayOf } from '#app/domain/certification/calendar-days.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import { roleGrants } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import { officerFor } from './demo-officers.ts'
import { demoOrganisation } from './demo-organisation.ts'
import type { DemoDeed } from './demo-step.ts'
import type { Act } from './play-step.ts'
import { idOf, type Scene } from './scene.ts'

export type OfficeDeed = Extract<DemoDeed, { kind: 'review-law' | 'find-law-wrong' | 'stand-in' | 'lose-role' }>

/** Nobody may take the demonstration's reviews for counsel's word. */
const source = 'Demonstration only: no law was read'

/** An officer does something about the office itself rather than about a learner. What it needs is read first, as `playStep` asks. */
export async function playOffice(scene: Scene, staffNumber: string, deed: OfficeDeed, at: Date): Promise<Act[]> {
  const { db } = scene
  switch (deed.kind) {
    case 'review-law':
      return reviewPending(scene, staffNumber, at)
    case 'find-law-wrong':
      return findWrong(scene, staffNumber, at)
    case 'stand-in': {
      const { forStaffNumber, lastDay } = deed
      const grantId = await grantOf(scene, forStaffNumber)
      const named = { grantId, deputyId: idOf(scene, staffNumber), lastDay, reason: 'Training abroad' }
      return [async () => accepted(await nameDeputy(db, named, actorOf(scene, forStaffNumber), at), staffNumber)]
    }
    case 'lose-role': {
      const ended = { grantId: await grantOf(scene, staffNumber), reason: 'New post' }
      const administrator = actorOf(scene, officerFor('administrator', 'demo-schools'))
      return [async () => accepted(await endRole(db, ended, administrator, at), staffNumber)]
    }
  }
}

/** What the register calls pending is looked at, one fact in two to be looked at again by a day that has passed since. */
async function reviewPending(scene: Scene, staffNumber: string, at: Date): Promise<Act[]> {
  const pending = (await listLegalFacts(scene.db, at)).filter(({ state }) => state === 'pending')
  const today = dayOf(scene.now, demoOrganisation.timeZone)
  return pending.map((fact, place) => {
    const reviewByOn = addDays(today, place % 2 === 0 ? -2 - place : 20 + place)
    return review(scene, staffNumber, fact, { finding: 'confirmed', note: 'Still open, as it says.', reviewByOn }, at)
  })
}

async function findWrong(scene: Scene, staffNumber: string, at: Date): Promise<Act[]> {
  const fact = (await listLegalFacts(scene.db, at)).find(({ state }) => state === 'reported')
  if (!fact) return []
  const note = 'Demonstration: the wording is to be corrected in the register and in the lessons that show it.'
  const reviewByOn = addMonths(dayOf(at, demoOrganisation.timeZone), 6)
  return [review(scene, staffNumber, fact, { finding: 'wrong', note, reviewByOn }, at)]
}

function review(
  scene: Scene,
  staffNumber: string,
  fact: ListedFact,
  found: { finding: 'confirmed' | 'wrong'; note: string; reviewByOn: string },
  at: Date,
): Act {
  const asAtOn = dayOf(at, demoOrganisation.timeZone)
  const about = { factId: fact.id, factHash: fact.hash, afterReviewId: fact.reviews.at(-1)?.id ?? null, source, asAtOn }
  const reviewer = actorOf(scene, staffNumber)
  return async () => accepted(await reviewLegalFact(scene.db, { ...about, ...found }, reviewer, at), fact.id)
}

function actorOf(scene: Scene, staffNumber: string) {
  return { kind: 'person', personId: idOf(scene, staffNumber) } as const
}

/** The one role that an officer was given. */
async function grantOf(scene: Scene, staffNumber: string): Promise<string> {
  const [grant] = await scene.db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(eq(roleGrants.personId, idOf(scene, staffNumber)))
  if (!grant) throw new Error(`${staffNumber} holds no role`)
  return grant.id
}
