import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { revokeGateToken } from '#app/domain/access/revoke-gate-token.ts'
import { publishCourse } from '#app/domain/catalogue/publish-course.ts'
import { publishRegister } from '#app/domain/catalogue/publish-register.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import { describeOrganisation, findOrganisation } from '#app/domain/office/organisation.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import {
  courseRevisions,
  ledgerEntries,
  ledgerPayloads,
  type ProgrammeBody,
  programmeVersions,
  registerRevisions,
} from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('what an operator publishes says so, and the ledger names the operator', async () => {
  const { db, publishAll } = await scene()

  await publishAll({ kind: 'operator', name: 'Rosemay' })

  const publishers = await listPublishers(db)
  expect(publishers).toEqual(['operator', 'operator', 'operator'])
  for (const action of ['course.published', 'register.published', 'programme.published']) {
    expect(await namedIn(db, action), action).toContain('Rosemay')
  }
})

test('what an administrator of everything publishes bears their id', async () => {
  const { db, publishAll } = await scene()
  const { id, actor } = await addTestOfficer(db, 'administrator')

  await publishAll(actor)

  expect(await listPublishers(db)).toEqual([id, id, id])
})

test('nobody else publishes, makes gate tokens or names the organisation, and no try leaves a trace', async () => {
  const { db, publishAll } = await scene()
  const ministry = await addTestUnit(db)
  const office = await addTestUnit(db, { parentId: ministry })
  const nobody = await addTestPerson(db, { unitId: ministry })
  const others = [
    nobody,
    await addTestOfficer(db, 'trainer', ministry),
    await addTestOfficer(db, 'administrator', office),
  ]
  await createGateToken(db, { name: 'proxy' }, { kind: 'operator', name: 'Rosemay' }, monday)
  const organisation = await findOrganisation(db)
  const before = await db.select().from(ledgerEntries)

  for (const { actor } of others) {
    const refused = { kind: 'refused', reason: 'administrators-only' }
    expect(await publishAll(actor)).toEqual([refused, refused, refused])
    expect(await createGateToken(db, { name: 'theirs' }, actor, monday)).toEqual(refused)
    expect(await revokeGateToken(db, { nameOrId: 'proxy' }, actor, monday)).toEqual(refused)
    expect(await describeOrganisation(db, { ...organisation, name: 'Theirs' }, actor, monday)).toEqual(refused)
  }

  expect(await db.select().from(ledgerEntries)).toEqual(before)
})

async function scene() {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const [version] = await db.select().from(programmeVersions)
  const body = version?.body as ProgrammeBody
  const { title, summary } = body
  const course = {
    courseId: 'currents',
    body: { title, summary, minutes: 5, objectives: [], lessons: [], questionVersionIds: [], figures: {} },
    lessons: [],
    questions: [],
    files: [],
  }
  const publishAll = async (actor: Actor) => [
    await publishCourse(db, { course, material: false }, actor, monday),
    await publishRegister(db, { register: 'glossary', source: '[]' }, actor, monday),
    await publishProgramme(db, { body, source: 'next', material: false, graceUntil: null }, actor, monday),
  ]
  return { db, publishAll }
}

async function listPublishers(db: Database): Promise<(string | null)[]> {
  const tables = [courseRevisions, registerRevisions, programmeVersions] as const
  const found: (string | null)[] = []
  for (const table of tables) {
    const rows = await db.select({ by: table.publishedBy }).from(table).where(eq(table.publishedAt, monday))
    found.push(...rows.map((row) => row.by))
  }
  return found
}

async function namedIn(db: Database, action: string): Promise<unknown[]> {
  const rows = await db
    .select({ payload: ledgerPayloads.payload })
    .from(ledgerPayloads)
    .innerJoin(ledgerEntries, eq(ledgerEntries.sequence, ledgerPayloads.sequence))
    .where(eq(ledgerEntries.action, action))
  return rows.map(({ payload }) => payload.operator)
}
