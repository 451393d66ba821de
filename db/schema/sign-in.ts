import { kit } from '../engine.ts'
import { people } from './people.ts'

// The first four tables have the shape better-auth asks for; `authUsers` is linked one to one with `people`.

export const authUsers = kit.table('auth_users', {
  id: kit.id().primaryKey(),
  personId: kit
    .text()
    .notNull()
    .unique()
    .references(() => people.id),
  name: kit.text().notNull(),
  email: kit.text().notNull().unique(),
  emailVerified: kit.flag().notNull(),
  image: kit.text(),
  createdAt: kit.instant().notNull(),
  updatedAt: kit.instant().notNull(),
})

export const authSessions = kit.table(
  'auth_sessions',
  {
    id: kit.id().primaryKey(),
    userId: kit
      .text()
      .notNull()
      .references(() => authUsers.id),
    token: kit.text().notNull().unique(),
    expiresAt: kit.instant().notNull(),
    ipAddress: kit.text(),
    userAgent: kit.text(),
    createdAt: kit.instant().notNull(),
    updatedAt: kit.instant().notNull(),
  },
  (session) => [kit.index('auth_sessions_user').on(session.userId)],
)

export const authAccounts = kit.table(
  'auth_accounts',
  {
    id: kit.id().primaryKey(),
    userId: kit
      .text()
      .notNull()
      .references(() => authUsers.id),
    accountId: kit.text().notNull(),
    providerId: kit.text().notNull(),
    accessToken: kit.text(),
    refreshToken: kit.text(),
    idToken: kit.text(),
    accessTokenExpiresAt: kit.instant(),
    refreshTokenExpiresAt: kit.instant(),
    scope: kit.text(),
    password: kit.text(),
    createdAt: kit.instant().notNull(),
    updatedAt: kit.instant().notNull(),
  },
  (account) => [
    kit.index('auth_accounts_user').on(account.userId),
    kit.uniqueIndex('auth_accounts_one').on(account.providerId, account.accountId),
  ],
)

export const authVerifications = kit.table('auth_verifications', {
  id: kit.id().primaryKey(),
  identifier: kit.text().notNull(),
  value: kit.text().notNull(),
  expiresAt: kit.instant().notNull(),
  createdAt: kit.instant().notNull(),
  updatedAt: kit.instant().notNull(),
})

/** Failed sign-ins, by a hash of the name tried and of the address they came from: the growing delay is counted from these. */
export const signInFailures = kit.table(
  'sign_in_failures',
  {
    id: kit.id().primaryKey(),
    subject: kit.text().notNull(),
    failedAt: kit.instant().notNull(),
  },
  (failure) => [
    kit.index('sign_in_failures_subject').on(failure.subject, failure.failedAt),
    kit.index('sign_in_failures_age').on(failure.failedAt),
  ],
)
