import type { Actor } from '#app/domain/people/actor.ts'
import { findPerson, type PersonRecord } from '#app/domain/people/find-person.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'

/**
 * Whom an administrator is about to do something to, from a record that they opened before; a 404 for whom they do not reach. Only
 * the name is shown, so that nothing is written down.
 */
export async function openPerson(personId: string, actor: Actor, at: Date): Promise<PersonRecord> {
  const person = await findPerson(db, personId)
  if (!person || !(await actorReachesUnit(db, actor, ['administrator'], person.unitId, at))) notFound()
  return person
}
