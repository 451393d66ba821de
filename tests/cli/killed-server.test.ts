import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import type { Database } from '#db/handle.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { lisans, type RunningServer, startServer, temporaryFolder } from '#tests/support/operator.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

const part = 'tides'
const learners = ['SN-1', 'SN-2', 'SN-3', 'SN-4', 'SN-5', 'SN-6']
const deaths = 2

test('a server killed in the middle of examinations has kept every answer and submission it confirmed', async () => {
  const data = temporaryFolder()
  await prepareHall(data)
  const confirmed: string[] = []

  for (let death = 0; death < deaths; death++) {
    const server = await startServer(data, { LISANS_MODE: 'demo' })
    const hall = learners.map((learner) => sitUntilTheServerDies(server, data, learner, confirmed))
    await untilMoreAreSubmitted(confirmed)
    // At any moment of the next sitting.
    await pause(Math.random() * 300)
    await server.kill()
    await Promise.all(hall)

    expect(confirmed.filter((fact) => !isRecorded(data, fact))).toEqual([])
    expect(await lisans(data, 'ledger', 'verify')).toMatchObject({ code: 0 })
  }

  expect(confirmed.filter((fact) => fact.startsWith('submitted')).length).toBeGreaterThan(deaths)
})

async function untilMoreAreSubmitted(confirmed: string[]): Promise<void> {
  const submissions = () => confirmed.filter((fact) => fact.startsWith('submitted')).length
  const before = submissions()
  while (submissions() < before + learners.length) await pause(10)
}

/** What the server confirmed, one line for each fact, is added to `confirmed` until it answers no more. */
async function sitUntilTheServerDies(server: RunningServer, data: string, learner: string, confirmed: string[]) {
  const send = sender(server)
  try {
    const signedIn = await send('/demo', { person: learner })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    for (;;) {
      const started = await send(`/modules/${part}/quiz`, {}, cookie)
      const attempt = started.headers.get('location')?.split('/').at(-1) ?? ''
      for (const { questionVersionId, optionIds } of paperOf(data, attempt)) {
        const option = optionIds[0] ?? ''
        const saved = await send(`/attempts/${attempt}/answers`, { question: questionVersionId, option }, cookie, '*/*')
        if (saved.status === 204) confirmed.push(`saved ${attempt} ${questionVersionId} ${option}`)
      }
      const submitted = await send(`/attempts/${attempt}/submission`, {}, cookie)
      if (submitted.status === 302) confirmed.push(`submitted ${attempt}`)
    }
  } catch (error) {
    // The line to a server that was killed breaks; anything else is a fault of this test.
    if (!(error instanceof TypeError)) throw error
  }
}

function sender({ url }: RunningServer) {
  return (path: string, fields: Record<string, string>, cookie = '', accept = 'text/html') =>
    fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: url, accept, cookie },
      redirect: 'manual',
    })
}

function isRecorded(data: string, fact: string): boolean {
  const [kind, attempt, question, option] = fact.split(' ')
  return kind === 'saved'
    ? look(
        data,
        'SELECT 1 FROM answers WHERE attempt_id = ? AND question_version_id = ? AND option_id = ?',
        attempt,
        question,
        option,
      ) !== undefined
    : look(data, 'SELECT 1 FROM attempts WHERE id = ? AND submitted_at IS NOT NULL AND mark IS NOT NULL', attempt) !==
        undefined
}

function paperOf(data: string, attempt: string): { questionVersionId: string; optionIds: string[] }[] {
  const row = look(data, 'SELECT paper FROM attempts WHERE id = ?', attempt) as { paper: string } | undefined
  if (!row) throw new Error(`There is no attempt “${attempt}”`)
  return JSON.parse(row.paper)
}

function look(data: string, query: string, ...values: (string | undefined)[]): unknown {
  const connection = new Sqlite(path.join(data, 'lisans.sqlite'), { readonly: true })
  try {
    return connection.prepare(query).get(...values)
  } finally {
    connection.close()
  }
}

async function prepareHall(data: string): Promise<void> {
  const file = path.join(data, 'lisans.sqlite')
  migrateSqlite(file)
  const handle = openSqlite(file)
  try {
    await fillHall(handle.db)
  } finally {
    await handle.close()
  }
}

async function fillHall(db: Database): Promise<void> {
  const { courses } = await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const lessonIds = courses.find(({ id }) => id === part)?.lessonIds ?? []
  const personIds: string[] = []
  for (const learner of learners) personIds.push(await makePerson(db, unitId, learner))
  for (const personId of personIds) {
    for (const lessonId of lessonIds) await completeLesson(db, { personId, courseId: part, lessonId }, new Date())
  }
}
