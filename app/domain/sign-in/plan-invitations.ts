import { and, eq, gt, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { authUsers, invitations, type Language, people, roleGrants, units, workItems } from '#db/schema/index.ts'
import { invitingRoles } from './may-invite.ts'

/** The kind of work that sends invitations by mail, a few people at a time. */
export const invitePeopleWork = 'invite-people'

export type Invitee = { personId: string; name: string; unitName: string; email: string | null; language: Language }

export type InvitationPlan = {
  /** Who would get a mail, and who has no address and would get a slip. In the order of units and names. */
  mail: Invitee[]
  slip: Invitee[]
  /** Hold an invitation that still works; among the two above only where they are to be invited again. */
  waiting: number
  /** Will be sent a mail that was asked for and is being made. */
  underWay: number
  /** Hold a role, so that only an administrator of all it reaches may invite them. */
  beyond: number
  /** Changes with every name and invitation above: what was confirmed is what was shown. */
  fingerprint: string
}

type Asked = {
  unitId: string
  /** Invites also whom an invitation waits for, which then stops working. */
  again: boolean
}

/** Who of a unit and everything below it has never signed in, and how they would be invited; null for a unit that the actor does not reach. */
export async function planInvitations(
  db: Database,
  { unitId, again }: Asked,
  actor: Actor,
  at: Date,
): Promise<InvitationPlan | null> {
  const places = await db.select({ id: units.id, parentId: units.parentId }).from(units)
  const reach = (roles: typeof invitingRoles) =>
    actor.kind === 'person' ? findReach(db, actor.personId, roles, at) : places.map(({ id }) => id)
  if (!(await reach(invitingRoles)).includes(unitId)) return null

  const never = await listNeverSignedIn(db, [...unitsBelow(places, [unitId])], actor)
  const administered = new Set(await reach(['administrator']))
  const roles = await listRoles(db, actor, at)
  const pending = await listPending(db)
  const waitingFor = await listWaiting(db, at)
  const plan = { mail: [] as Invitee[], slip: [] as Invitee[], waiting: 0, underWay: 0, beyond: 0 }
  const shown: string[] = []
  const waitingLast = never.sort((one, other) => since(one.personId) - since(other.personId))
  for (const { unitId: worksIn, ...invitee } of waitingLast) {
    const held = roles.get(invitee.personId) ?? []
    const waiting = waitingFor.get(invitee.personId)
    if (held.length > 0 && ![...held, worksIn].every((unit) => unit !== null && administered.has(unit)))
      plan.beyond += 1
    else if (pending.has(invitee.personId)) plan.underWay += 1
    else {
      if (waiting) plan.waiting += 1
      if (waiting && !again) continue
      plan[invitee.email ? 'mail' : 'slip'].push(invitee)
      shown.push(`${invitee.personId} ${invitee.email} ${waiting?.id}`)
    }
  }
  return { ...plan, fingerprint: sha256([String(again), unitId, ...shown].join('\n')) }

  /** Whom an invitation waits for comes after those who have none, the longest waiting first. The sort keeps the rest as it was. */
  function since(personId: string): number {
    return waitingFor.get(personId)?.createdAt.getTime() ?? 0
  }
}

/** At work or away, without an account that a session or a password made; never the actor themselves. */
async function listNeverSignedIn(db: Database, unitIds: string[], actor: Actor) {
  if (unitIds.length === 0) return []
  const account = db.select({ one: sql`1` }).from(authUsers).where(eq(authUsers.personId, people.id))
  return db
    .select({
      personId: people.id,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
      email: people.email,
      language: people.language,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(
      and(
        inArray(people.unitId, unitIds),
        ne(people.activity, 'left'),
        actor.kind === 'person' ? ne(people.id, actor.personId) : undefined,
        notExists(account),
      ),
    )
    .orderBy(units.name, people.name, people.id)
}

/** The units of everybody's roles. A null among them says that they are not for the actor to invite: the actor stands in for them, or administers in another's place only. */
async function listRoles(db: Database, actor: Actor, at: Date): Promise<Map<string, (string | null)[]>> {
  const grants = await db.select().from(roleGrants).where(isRunning(at))
  const own = grants.filter(({ personId }) => actor.kind === 'person' && personId === actor.personId)
  const stoodInFor = own.map(({ deputyForGrantId }) => deputyForGrantId)
  const places = await db.select({ id: units.id, parentId: units.parentId }).from(units)
  const inOwnRight = own.filter(({ role, deputyForGrantId }) => role === 'administrator' && deputyForGrantId === null)
  const administered = unitsBelow(
    places,
    inOwnRight.map(({ unitId }) => unitId),
  )
  const held = new Map<string, (string | null)[]>()
  for (const { id, personId, role, unitId } of grants) {
    const beyond = actor.kind === 'person' && role === 'administrator' && !administered.has(unitId)
    held.set(personId, [...(held.get(personId) ?? []), beyond || stoodInFor.includes(id) ? null : unitId])
  }
  return held
}

async function listWaiting(db: Database, at: Date): Promise<Map<string, { id: string; createdAt: Date }>> {
  const open = await db
    .select({ personId: invitations.personId, id: invitations.id, createdAt: invitations.createdAt })
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, at), inArray(invitations.kind, ['mail', 'slip'])))
  return new Map(open.flatMap(({ personId, ...one }) => (personId ? [[personId, one]] : [])))
}

async function listPending(db: Database): Promise<Set<string>> {
  const waiting = await db
    .select({ payload: workItems.payload })
    .from(workItems)
    .where(and(eq(workItems.state, 'waiting'), eq(workItems.kind, invitePeopleWork)))
  return new Set(waiting.flatMap(({ payload }) => (payload.personIds as string[] | undefined) ?? []))
}
