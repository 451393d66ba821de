import path from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#db/project-root.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LISANS_MODE: z.enum(['office', 'demo']).default('office'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  GATE_PORT: port.optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default(path.join(projectRoot, 'data')),
  DATABASE_URL: z
    .string()
    .refine((url) => url === '' || /^postgres(ql)?:\/\//.test(url), 'must be empty or begin with postgres://')
    .default(''),
  SMTP_URL: z
    .string()
    .refine((url) => url === '' || /^smtps?:\/\//.test(url), 'must be empty or begin with smtp:// or smtps://')
    .default(''),
  MAIL_FROM: z.string().default(''),
  TRUSTED_PROXIES: z.string().default(''),
})

export type Config = Readonly<{
  production: boolean
  /** Demo mode has `/demo`, where anybody may be anybody. Never on real data. */
  demo: boolean
  host: string
  port: number
  /** Where the gate listens; 0 in tests lets the system choose. */
  gatePort: number
  /** The address people use, without a slash at the end. */
  baseUrl: string
  dataDirectory: string
  /** Null for the embedded SQLite. */
  databaseUrl: string | null
  /** Null: mail is written into `DATA_DIR/outbox` instead of being sent. */
  smtpUrl: string | null
  /** Whom mail comes from, as in a mail's head: `Lisans <lisans@example.sc>`. */
  mailFrom: string
  /** Addresses of proxies whose word about the client's address is taken. */
  trustedProxies: string[]
}>

/** The settings of this process, read once. Throws a sentence per setting that cannot be understood. */
export const config: Config = readConfig(process.env)

function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Lisans cannot start with these settings:\n  ${problems.join('\n  ')}\nSee docs/operating.md.`)
  }
  const settings = parsed.data
  const dataDirectory = path.resolve(settings.DATA_DIR)
  const baseUrl = (settings.BASE_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '')
  return Object.freeze({
    production: settings.NODE_ENV === 'production',
    demo: settings.LISANS_MODE === 'demo',
    host: settings.HOST,
    port: settings.PORT,
    gatePort: settings.GATE_PORT ?? (settings.PORT === 0 ? 0 : settings.PORT + 1),
    baseUrl,
    dataDirectory,
    databaseUrl: settings.DATABASE_URL || null,
    smtpUrl: settings.SMTP_URL || null,
    mailFrom: settings.MAIL_FROM || `Lisans <lisans@${new URL(baseUrl).hostname}>`,
    trustedProxies: settings.TRUSTED_PROXIES.split(',').flatMap((address) => address.trim() || []),
  })
}
