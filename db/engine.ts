import { postgresKit, sqliteKit } from './columns.ts'

export type Engine = 'sqlite' | 'postgres'

/** Which database this process speaks to: PostgreSQL when `DATABASE_URL` names one, else the embedded SQLite. Chosen once. */
export const engine: Engine = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgres' : 'sqlite'

export const kit = engine === 'postgres' ? postgresKit : sqliteKit
