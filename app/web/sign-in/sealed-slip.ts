import { forgottenCookie, openCookie, sealCookie } from './sealed-cookie.ts'

/** What a printed slip tells, for whose eyes it was made, and the address that shows it. */
export type Slip = { code: string; expiresAt: Date; sessionId: string; personId: string; path: string }

const name = 'lisans-slip'

/** The Set-Cookie header that carries a new one-time code from the form to the slip. */
export function sealSlip({ code, expiresAt, sessionId, personId, path }: Slip, at: Date): string {
  return sealCookie({ name, path }, `${sessionId} ${personId}`, { code, expiresAt: expiresAt.getTime() }, at)
}

/** What was sealed for this session and this person, while it is fresh; null for anything else. */
export function openSlip(
  cookieHeader: string | null,
  { sessionId, personId }: Pick<Slip, 'sessionId' | 'personId'>,
  at: Date,
): { code: string; expiresAt: Date } | null {
  const told = openCookie(cookieHeader, name, `${sessionId} ${personId}`, at) as {
    code: string
    expiresAt: number
  } | null
  return told && { code: told.code, expiresAt: new Date(told.expiresAt) }
}

/** The Set-Cookie header that makes the browser forget the slip. */
export function forgottenSlip(path: string): string {
  return forgottenCookie({ name, path })
}
