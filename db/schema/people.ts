import { sql } from 'drizzle-orm'
import type { Language } from '#app/lesson-markup/language.ts'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'

// Closed lists: the types below and what the database takes are made from them.

export const spokenLanguages = ['en', 'fr', 'crs'] as const satisfies Language[]
export const personActivities = ['active', 'on-leave', 'seconded', 'left'] as const
export const movementKinds = ['joined', 'moved', 'went-on-leave', 'seconded', 'returned', 'left'] as const
export const unitChangeKinds = ['renamed', 'moved', 'merged', 'closed', 'reopened'] as const
export const identifierKinds = ['staff-number', 'email', 'logon', 'upn', 'kerberos', 'oidc'] as const
export const invitationKinds = ['mail', 'slip', 'first-administrator', 'forgotten-password'] as const
/** Those that help learners first. */
export const allRoles = [
  'manager',
  'focal-point',
  'hr',
  'trainer',
  'translator',
  'legal-reviewer',
  'access-officer',
  'auditor',
  'administrator',
] as const satisfies string[]

export const units = kit.table('units', {
  id: kit.id().primaryKey(),
  parentId: kit.text(),
  name: kit.text().notNull(),
  closedAt: kit.instant(),
  /** Closed because its people went to this one. */
  mergedIntoId: kit.text(),
})

/** Renamed, moved, merged, closed, opened again: the facts behind a unit's row, each with its reason. */
export const unitChanges = kit.table(
  'unit_changes',
  {
    id: kit.id().primaryKey(),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    kind: kit.text().$type<UnitChangeKind>().notNull(),
    before: kit.json<UnitState>().notNull(),
    after: kit.json<UnitState>().notNull(),
    /** What came along, so that undoing puts back exactly this. */
    moved: kit.json<UnitBaggage>().notNull(),
    reason: kit.text().notNull(),
    changedBy: kit.text().notNull(),
    changedAt: kit.instant().notNull(),
    undoneBy: kit.text(),
    undoneAt: kit.instant(),
  },
  (change) => [
    kit.index('unit_changes_unit').on(change.unitId, change.changedAt),
    kit.check('unit_changes_kind', isOneOf(change.kind, unitChangeKinds)),
    kit.check('unit_changes_undone', areTogether(change.undoneAt, change.undoneBy)),
  ],
)

export const people = kit.table(
  'people',
  {
    id: kit.id().primaryKey(),
    name: kit.text().notNull(),
    /** The name as `foldName` folds it: what a search is compared with. */
    searchName: kit.text().notNull(),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    jobTitle: kit.text(),
    /** As the organisation writes it: “G7”. */
    grade: kit.text(),
    /** Where mail goes; null for people who have no address. */
    email: kit.text(),
    language: kit.text().$type<Language>().notNull(),
    activity: kit.text().$type<PersonActivity>().notNull(),
    createdAt: kit.instant().notNull(),
    /** When everything by which they could be known was taken out; their name then is `erasedName`. */
    erasedAt: kit.instant(),
  },
  (person) => [
    kit.index('people_unit').on(person.unitId),
    kit.index('people_by_name').on(person.searchName, person.id),
    kit.check('people_language', isOneOf(person.language, spokenLanguages)),
    kit.check('people_activity', isOneOf(person.activity, personActivities)),
  ],
)

/** Joined, moved, went on leave, came back, left: the facts behind `people.unitId` and `people.activity`. */
export const personMovements = kit.table(
  'person_movements',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    kind: kit.text().$type<MovementKind>().notNull(),
    unitId: kit.text().references(() => units.id),
    movedAt: kit.instant().notNull(),
    recordedBy: kit.text(),
  },
  (movement) => [
    kit.index('person_movements_person').on(movement.personId),
    kit.check('person_movements_kind', isOneOf(movement.kind, movementKinds)),
  ],
)

/** Every name a person is known by in other systems; `value` is case-folded, `shown` is as it was written. */
export const personIdentifiers = kit.table(
  'person_identifiers',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    kind: kit.text().$type<IdentifierKind>().notNull(),
    value: kit.text().notNull(),
    shown: kit.text().notNull(),
    /** `value` without the signs between its letters and digits, as somebody in a hurry types it. */
    bare: kit
      .text()
      .generatedAlwaysAs(sql`replace(replace(replace(replace(value, '-', ''), '/', ''), '.', ''), ' ', '')`),
  },
  (identifier) => [
    kit.uniqueIndex('person_identifiers_value').on(identifier.value),
    kit.index('person_identifiers_person').on(identifier.personId),
    kit.index('person_identifiers_bare').on(identifier.bare),
    kit.check('person_identifiers_kind', isOneOf(identifier.kind, identifierKinds)),
  ],
)

/** A role reaches the unit it names and every unit below it. */
export const roleGrants = kit.table(
  'role_grants',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    role: kit.text().$type<Role>().notNull(),
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    grantedBy: kit.text(),
    grantedAt: kit.instant().notNull(),
    /** Ends by itself then; null for a role that runs until somebody ends it. */
    runsUntil: kit.instant(),
    /** The grant whose holder this person stands in for. A deputy's role always has an end. */
    deputyForGrantId: kit.text(),
    reason: kit.text(),
    endedBy: kit.text(),
    endedAt: kit.instant(),
    endReason: kit.text(),
  },
  (grant) => [
    kit.index('role_grants_person').on(grant.personId),
    // Nobody holds a role twice over the same unit.
    kit
      .uniqueIndex('role_grants_one_running')
      .on(grant.personId, grant.role, grant.unitId)
      .where(sql`ended_at is null`),
    kit.check('role_grants_role', isOneOf(grant.role, allRoles)),
    kit.check('role_grants_ended', areTogether(grant.endedAt, grant.endedBy)),
  ],
)

/** A one-time code that lets somebody set a password; only its hash is kept. */
export const invitations = kit.table(
  'invitations',
  {
    id: kit.id().primaryKey(),
    /** Null only for the link that creates the first administrator. */
    personId: kit.text().references(() => people.id),
    kind: kit.text().$type<InvitationKind>().notNull(),
    codeHash: kit.text().notNull().unique(),
    createdBy: kit.text(),
    createdAt: kit.instant().notNull(),
    expiresAt: kit.instant().notNull(),
    usedAt: kit.instant(),
  },
  (invitation) => [
    kit.check('invitations_kind', isOneOf(invitation.kind, invitationKinds)),
    // Only the first administrator's link is nobody's yet.
    kit.check(
      'invitations_person',
      sql`(${invitation.personId} is null) = (${invitation.kind} = 'first-administrator')`,
    ),
  ],
)

export type { Language }
export type PersonActivity = (typeof personActivities)[number]
export type UnitChangeKind = (typeof unitChangeKinds)[number]
export type UnitState = { name: string; parentId: string | null; closed: boolean }
/** What a change of a unit took along. */
export type UnitBaggage = {
  personIds: string[]
  unitIds: string[]
  grantIds: string[]
  /** Roles that ended because their holder had the same one over the other unit. */
  endedGrantIds?: string[]
  /** The other unit: the one it stands below since, or where its people went. */
  otherId?: string | null
}
export type MovementKind = (typeof movementKinds)[number]
export type IdentifierKind = (typeof identifierKinds)[number]
export type InvitationKind = (typeof invitationKinds)[number]
export type Role = (typeof allRoles)[number]
