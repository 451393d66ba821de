import type { z } from 'zod'
import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { type GlossaryTerm, glossary } from '#app/lesson-markup/glossary.ts'
import { type LegalFactRecord, legalRegister } from '#app/lesson-markup/legal-facts.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import type { Database } from '#db/handle.ts'

export type Registers = { glossary: GlossaryTerm[]; legalFacts: LegalFactRecord[] }

/** The glossary and the legal facts as they are published; none before the first import. What was read once is not read again. */
export async function findRegisters(db: Database): Promise<Registers> {
  return {
    glossary: readOnce('glossary', await findRegister(db, 'glossary'), glossary),
    legalFacts: readOnce('legal', await findRegister(db, 'legal'), legalRegister),
  }
}

/** By its name, each register as it was read last: they are long, and seldom others. */
const lastRead = new Map<string, { source: string; values: unknown }>()

function readOnce<Schema extends z.ZodType<unknown[]>>(
  name: string,
  source: string | null,
  schema: Schema,
): z.infer<Schema> {
  const known = lastRead.get(name)
  if (source !== null && known?.source === source) return known.values as z.infer<Schema>
  const read = source === null ? null : readYaml(source, schema)
  const values = (read?.kind === 'read' ? read.value : []) as z.infer<Schema>
  if (source !== null) lastRead.set(name, { source, values })
  return values
}
