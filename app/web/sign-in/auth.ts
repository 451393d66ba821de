import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { hashPassword, verifyPassword } from '#app/domain/sign-in/password-hash.ts'
import { longestPassword, shortestPassword } from '#app/domain/sign-in/password-rule.ts'
import { longestSession } from '#app/domain/sign-in/session-life.ts'
import { engine } from '#db/engine.ts'
import { authAccounts, authSessions, authUsers, authVerifications } from '#db/schema/index.ts'
import { config } from '../config.ts'
import { db } from '../database.ts'
import { plainCookieName } from './session-cookie.ts'
import { sessionSecret } from './session-secret.ts'

/** How the caller's address is handed to better-auth, which knows nothing of our trusted proxies. */
export const addressHeader = 'x-lisans-client-address'

/**
 * better-auth over our own tables and handle, so that its writes wait in the same queue as ours. Its handler is mounted nowhere:
 * that would open forty addresses, sign-up among them. Never called inside a transaction.
 */
export const auth = betterAuth({
  baseURL: config.baseUrl,
  secret: sessionSecret(),
  database: drizzleAdapter(db, {
    provider: engine === 'postgres' ? 'pg' : 'sqlite',
    schema: { user: authUsers, session: authSessions, account: authAccounts, verification: authVerifications },
  }),
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: shortestPassword,
    maxPasswordLength: longestPassword,
    password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
  },
  user: { additionalFields: { personId: { type: 'string', required: true, input: false } } },
  // Our own reader judges a session's life; a copy of it in the cookie could not be ended.
  session: { expiresIn: longestSession / 1000, disableSessionRefresh: true, cookieCache: { enabled: false } },
  advanced: {
    useSecureCookies: config.baseUrl.startsWith('https:'),
    cookies: { session_token: { name: plainCookieName } },
    ipAddress: { ipAddressHeaders: [addressHeader] },
    database: { generateId: () => crypto.randomUUID() },
  },
  // Tries are counted by `admitSignIn`, over rows that survive a restart.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
})
