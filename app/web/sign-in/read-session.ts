import { prepareFindSession, type Session } from '#app/domain/sign-in/find-session.ts'
import { db } from '../database.ts'
import { readSessionToken } from './session-cookie.ts'

const findSession = prepareFindSession(db)

/** Whose live session this Cookie header carries: one signature check, and one prepared query only if the signature is ours. */
export async function readSession(cookieHeader: string | null, now: Date): Promise<Session | null> {
  const token = readSessionToken(cookieHeader)
  return token ? findSession(token, now) : null
}
