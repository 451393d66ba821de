import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { type InvitationKind, invitations } from '#db/schema/index.ts'
import { codeHash, newCode } from './one-time-code.ts'
import { slipLength } from './slip-code.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** How long each kind of code can be used, in milliseconds: a slip must travel by internal mail, a forgotten password is waited for. */
const usableFor: Record<InvitationKind, number> = {
  mail: 3 * day,
  slip: 14 * day,
  'first-administrator': day,
  'forgotten-password': hour,
}

/** Whoever is invited with a whole ministry may be on leave that week. In milliseconds. */
export const usableInBulk = 14 * day

/** A slip is typed by hand (60 bits); a link is not (130 bits). */
const lengths: Record<InvitationKind, number> = {
  slip: slipLength,
  mail: 26,
  'first-administrator': 26,
  'forgotten-password': 26,
}

type NewInvitation = {
  personId: string | null
  kind: InvitationKind
  createdBy: string
  /** Left out for a code drawn here. */
  code?: string
  /** In milliseconds; left out for as long as this kind is usable. */
  usableFor?: number
}

/**
 * Makes a code that works once, and ends those that the same person was given before. The code itself is kept nowhere. Asking for a
 * forgotten password ends only what was asked for in the same way: anybody can ask, and must not spoil the slip somebody was handed.
 */
export async function insertInvitation(
  tx: Transaction,
  invitation: NewInvitation,
  at: Date,
): Promise<{ invitationId: string; code: string; expiresAt: Date }> {
  const { personId, kind, createdBy } = invitation
  await endInvitations(tx, personId, at, kind === 'forgotten-password' ? kind : null)
  const invitationId = crypto.randomUUID()
  const code = invitation.code ?? newCode(lengths[kind])
  const expiresAt = new Date(at.getTime() + (invitation.usableFor ?? usableFor[kind]))
  await tx
    .insert(invitations)
    .values({ id: invitationId, personId, kind, codeHash: codeHash(code), createdBy, createdAt: at, expiresAt })
  return { invitationId, code, expiresAt }
}

/** Whatever codes a person (or, by null, the first administrator) still holds no longer work; or only those of one kind. */
export async function endInvitations(
  tx: Transaction,
  personId: string | null,
  at: Date,
  onlyKind: InvitationKind | null = null,
): Promise<void> {
  const theirs = personId === null ? isNull(invitations.personId) : eq(invitations.personId, personId)
  await tx
    .update(invitations)
    .set({ expiresAt: at })
    .where(
      and(
        theirs,
        onlyKind === null ? undefined : eq(invitations.kind, onlyKind),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, at),
      ),
    )
}

export async function spendInvitation(tx: Transaction, invitationId: string, at: Date): Promise<void> {
  await tx.update(invitations).set({ usedAt: at }).where(eq(invitations.id, invitationId))
}
