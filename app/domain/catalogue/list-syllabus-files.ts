import { desc, eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import type { Database } from '#db/handle.ts'
import { programmeVersions, registerRevisions, rulesActivations, rulesRevisions } from '#db/schema/index.ts'

/** A file of the syllabus: its path below `courses/`, with slashes, and its bytes. */
export type SyllabusFile = { path: string; bytes: Uint8Array }

/** What of the syllabus stands beside the courses: the registers byte for byte, the programmes and the rules, as files. */
export async function* listSyllabusFiles(db: Database): AsyncGenerator<SyllabusFile> {
  yield* listRegisterFiles(db)
  yield* programmeFiles(db)
  yield* rulesFiles(db)
}

/** What lessons of every course quote. */
export async function* listRegisterFiles(db: Database): AsyncGenerator<SyllabusFile> {
  const revisions = await db.select().from(registerRevisions).orderBy(desc(registerRevisions.number))
  for (const { register, source } of firstOfEach(revisions, (revision) => revision.register)) {
    yield textFile(`${register}.yaml`, source)
  }
}

async function* programmeFiles(db: Database): AsyncGenerator<SyllabusFile> {
  const versions = await db.select().from(programmeVersions).orderBy(desc(programmeVersions.number))
  for (const { programmeId, source } of firstOfEach(versions, (version) => version.programmeId)) {
    yield textFile(`${programmeId}.yaml`, source)
  }
}

async function* rulesFiles(db: Database): AsyncGenerator<SyllabusFile> {
  const revisions = await db
    .select({ revision: rulesRevisions, activation: rulesActivations.id })
    .from(rulesRevisions)
    .leftJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
    .orderBy(desc(rulesRevisions.number))
  for (const { revision, activation } of firstOfEach(revisions, (row) => row.revision.rulesId)) {
    const status = activation ? 'live' : 'draft-model'
    for (const [language, { title, source }] of Object.entries(revision.texts)) {
      const frontMatter = stringify({ title, status }, { lineWidth: 0 })
      yield textFile(`${revision.rulesId}/${language}.mdx`, `---\n${frontMatter}---\n\n${source}\n`)
    }
  }
}

/** The newest of each kind, from a list with the newest first. */
function firstOfEach<Row>(rows: Row[], keyOf: (row: Row) => string): Row[] {
  const first = new Map<string, Row>()
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row)
  return [...first.values()]
}

function textFile(path: string, text: string): SyllabusFile {
  return { path, bytes: new TextEncoder().encode(text) }
}
