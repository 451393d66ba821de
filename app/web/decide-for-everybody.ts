import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import type { SignedIn } from './signed-in.ts'

/** Whether what holds for the whole organisation is this person's to decide. Costs nothing for people who administer nothing. */
export async function mayDecideForEverybody(signedIn: SignedIn): Promise<boolean> {
  return signedIn.roles.includes('administrator') && administersEverything(db, actorOf(signedIn), new Date())
}
