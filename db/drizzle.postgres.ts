import { defineConfig } from 'drizzle-kit'

// The schema asks the environment which kit to use; this only has to look like PostgreSQL.
process.env.DATABASE_URL = 'postgres://generate'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations/postgres',
  casing: 'snake_case',
})
