import { isAPIError } from 'better-auth/api'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { admitSignIn, forgiveSignIn } from '#app/domain/sign-in/admit-sign-in.ts'
import { authEmailOf } from '#app/domain/sign-in/auth-user.ts'
import { recordSignIn } from '#app/domain/sign-in/record-sign-in.ts'
import type { Language } from '#db/schema/people.ts'
import { db } from '../database.ts'
import { addressHeader, auth } from './auth.ts'

type Try = { identifier: string; password: string; address: string; device: string }

type SignInOutcome =
  | { kind: 'signed-in'; cookies: string[]; language: Language }
  | { kind: 'refused'; reason: 'wrong-name-or-password' }
  | { kind: 'refused'; reason: 'too-many-tries'; retryAt: Date }

/** Signs in whoever is known by this name if the password is theirs. An unknown name costs the same work and gets the same answer as a wrong password. */
export async function signInWithPassword(attempt: Try, at: Date): Promise<SignInOutcome> {
  const { identifier, password, address, device } = attempt
  const admitted = await admitSignIn(db, { identifier, address }, at)
  if (admitted.kind === 'refused') return admitted

  const person = await findPersonByIdentifier(db, identifier)
  const mayEnter = person !== null && person.activity !== 'left'
  const session = await openSession({ email: authEmailOf(mayEnter ? person.id : 'nobody'), password, address, device })
  if (!session || !mayEnter) return { kind: 'refused', reason: 'wrong-name-or-password' }

  await recordSignIn(db, { personId: person.id, token: session.token, address }, at)
  await forgiveSignIn(db, admitted)
  return { kind: 'signed-in', cookies: session.cookies, language: person.language }
}

async function openSession({ email, password, address, device }: Omit<Try, 'identifier'> & { email: string }) {
  try {
    const answer = await auth.api.signInEmail({
      body: { email, password },
      headers: new Headers({ [addressHeader]: address, 'user-agent': device.slice(0, 300) }),
      returnHeaders: true,
    })
    return { token: answer.response.token, cookies: answer.headers.getSetCookie() }
  } catch (error) {
    if (isAPIError(error)) return null
    throw error
  }
}
