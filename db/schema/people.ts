import type { Language } from '#app/lesson-markup/language.ts'
import { kit } from '../engine.ts'

export const units = kit.table('units', {
  id: kit.id().primaryKey(),
  parentId: kit.text(),
  name: kit.text().notNull(),
  closedAt: kit.instant(),
})

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
    /** Where mail goes; null for people who have no address. */
    email: kit.text(),
    language: kit.text().$type<Language>().notNull(),
    activity: kit.text().$type<PersonActivity>().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (person) => [kit.index('people_unit').on(person.unitId)],
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
  (movement) => [kit.index('person_movements_person').on(movement.personId)],
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
  },
  (identifier) => [
    kit.uniqueIndex('person_identifiers_value').on(identifier.value),
    kit.index('person_identifiers_person').on(identifier.personId),
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
    endedBy: kit.text(),
    endedAt: kit.instant(),
  },
  (grant) => [kit.index('role_grants_person').on(grant.personId)],
)

/** A one-time code that lets somebody set a password; only its hash is kept. */
export const invitations = kit.table('invitations', {
  id: kit.id().primaryKey(),
  /** Null only for the link that creates the first administrator. */
  personId: kit.text().references(() => people.id),
  kind: kit.text().$type<InvitationKind>().notNull(),
  codeHash: kit.text().notNull().unique(),
  createdBy: kit.text(),
  createdAt: kit.instant().notNull(),
  expiresAt: kit.instant().notNull(),
  usedAt: kit.instant(),
})

export type { Language }
export type PersonActivity = 'active' | 'on-leave' | 'seconded' | 'left'
export type MovementKind = 'joined' | 'moved' | 'went-on-leave' | 'seconded' | 'returned' | 'left'
export type IdentifierKind = 'staff-number' | 'email' | 'logon' | 'upn' | 'kerberos' | 'oidc'
export type InvitationKind = 'mail' | 'slip' | 'first-administrator' | 'forgotten-password'
export type Role =
  | 'manager'
  | 'focal-point'
  | 'hr'
  | 'trainer'
  | 'translator'
  | 'legal-reviewer'
  | 'access-officer'
  | 'auditor'
  | 'administrator'
