import { forgottenCookie, openCookie, sealCookie } from './sealed-cookie.ts'

/** One set of slips: when it was made, the secret that its codes come from, and what to go on with afterwards. */
export type SlipSet = { madeAt: Date; secret: string; unitId: string }

const place = { name: 'lisans-slips', path: '/admin/invitations/slips' }

/** The Set-Cookie header that carries the secret of a set of slips to the page that prints them. The codes themselves would not fit. */
export function sealSet({ madeAt, secret, unitId }: SlipSet, sessionId: string, at: Date): string {
  return sealCookie(place, sessionId, { madeAt: madeAt.getTime(), secret, unitId }, at)
}

/** The set that was sealed for this session, while it is fresh; null for anything else. */
export function openSet(cookieHeader: string | null, sessionId: string, at: Date): SlipSet | null {
  const told = openCookie(cookieHeader, place.name, sessionId, at) as
    | (Omit<SlipSet, 'madeAt'> & { madeAt: number })
    | null
  return told && { ...told, madeAt: new Date(told.madeAt) }
}

/** The Set-Cookie header that makes the browser forget the set. */
export function forgottenSet(): string {
  return forgottenCookie(place)
}
