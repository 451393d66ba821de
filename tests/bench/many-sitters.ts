import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import type { PaperItem } from '#db/schema/index.ts'

/** Somebody with an open final before them, every answer of it given and right. */
export type Sitter = { personId: string; attemptId: string; paper: PaperItem[]; cookie: string }

const ready = 'PS-1003'

/**
 * Multiplies, in a demonstration's data, the persona who may begin the final: their lessons, quizzes and an open final, with a
 * session each. The final is drawn by the real command; the copies are made row by row.
 */
export async function addSitters(dataDirectory: string, count: number): Promise<Sitter[]> {
  const file = path.join(dataDirectory, 'lisans.sqlite')
  const original = await openFinal(file)
  const database = new Sqlite(file)
  database.pragma('synchronous = OFF')
  database.pragma('foreign_keys = OFF')
  const copies = copier(database, original.personId, count)
  database.exec('BEGIN')
  copies('people', "id = ':original'", { id: person })
  copies('person_identifiers', "person_id = ':original' AND kind = 'staff-number'", {
    id: copied('id'),
    person_id: person,
    value: "'sitter-' || n",
  })
  for (const table of ['person_movements', 'lesson_completions', 'attempts']) {
    copies(table, "person_id = ':original'", { id: copied('id'), person_id: person })
  }
  copies('answers', "attempt_id IN (SELECT id FROM attempts WHERE person_id = ':original')", {
    attempt_id: copied('attempt_id'),
  })
  addSessions(database)
  database.exec('COMMIT')
  database.close()

  const secret = readFileSync(path.join(dataDirectory, 'keys/session-secret'), 'utf8').trim()
  return Array.from({ length: count }, (_, n) => ({
    personId: `sitter-${n}`,
    attemptId: `${n}-${original.attemptId}`,
    paper: original.paper,
    cookie: sessionCookie(`bench-session-${n}`, secret),
  }))
}

const person = "'sitter-' || n"
const copied = (column: string) => `n || '-' || ${column}`

/** Answers a function that inserts `count` copies of the original's rows of a table, with some columns made anew. */
function copier(database: Sqlite.Database, originalId: string, count: number) {
  database.exec(`CREATE TEMP TABLE numbers AS
    WITH RECURSIVE counting(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count - 1}) SELECT n FROM counting`)
  return (table: string, which: string, anew: Record<string, string>) => {
    const columns = database.pragma(`table_info(${table})`) as { name: string }[]
    const names = columns.map(({ name }) => name)
    const values = names.map((name) => anew[name] ?? name)
    database.exec(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')}
      FROM numbers CROSS JOIN (SELECT * FROM ${table} WHERE ${which.replace(':original', originalId)})`)
  }
}

function addSessions(database: Sqlite.Database): void {
  const now = Date.now()
  const later = now + 12 * 60 * 60 * 1000
  database.exec(`
    INSERT INTO auth_users (id, person_id, name, email, email_verified, created_at, updated_at)
      SELECT 'bench-user-' || n, ${person}, '', n || '@no-mail.invalid', 0, ${now}, ${now} FROM numbers;
    INSERT INTO auth_sessions (id, user_id, token, expires_at, created_at, updated_at)
      SELECT 'bench-session-row-' || n, 'bench-user-' || n, 'bench-session-' || n, ${later}, ${now}, ${now} FROM numbers`)
}

/** Signed as the service signs it. */
function sessionCookie(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `lisans-session=${encodeURIComponent(`${token}.${signature}`)}`
}

async function openFinal(file: string): Promise<{ personId: string; attemptId: string; paper: PaperItem[] }> {
  const handle = openSqlite(file)
  const sitter = await findPersonByIdentifier(handle.db, ready)
  if (!sitter) throw new Error(`The demonstration has nobody called ${ready}`)
  const personId = sitter.id
  const start = {
    personId,
    programmeId: 'social-media-access',
    kind: 'final',
    part: 'final',
    language: 'en',
    honestyAccepted: true,
  } as const
  const started = await startAttempt(handle.db, start, new Date())
  if (started.kind === 'refused') throw new Error(`${ready} may not begin the final: ${started.reason}`)
  await handle.close()
  const database = new Sqlite(file)
  const { attemptId } = started
  const { paper } = database.prepare('SELECT paper FROM attempts WHERE id = ?').get(attemptId) as { paper: string }
  database
    .prepare(`INSERT INTO answers (attempt_id, question_version_id, option_id, saved_at)
      SELECT ?, id, correct_option_id, ? FROM question_versions WHERE id IN (SELECT value ->> 'questionVersionId' FROM json_each(?))`)
    .run(attemptId, Date.now(), paper)
  database.close()
  return { personId, attemptId, paper: JSON.parse(paper) as PaperItem[] }
}
