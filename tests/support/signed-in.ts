import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { db } from '#app/web/database.ts'
import { sessionCookie } from '#app/web/sign-in/session-cookie.ts'

/** A Cookie header that makes a request the person's: for route tests, which have no browser. */
export async function cookieOf(identifier: string): Promise<string> {
  const person = await findPersonByIdentifier(db, identifier)
  if (!person) throw new Error(`nobody is known as ${identifier}`)
  const outcome = await startSession(db, { personId: person.id, address: '192.0.2.1', device: 'a test' }, new Date())
  if (outcome.kind === 'refused') throw new Error(`${identifier} cannot sign in: ${outcome.reason}`)
  return sessionCookie(outcome.token, outcome.expiresAt).split(';')[0] as string
}
