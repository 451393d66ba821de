import { and, asc, eq, gt, gte, inArray, lte } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { certificates, people } from '#db/schema/index.ts'

export type Population = {
  /** Whose holders are in one of these units today; `all` for everybody's. */
  unitIds: string[] | 'all'
  /** The first and the last moment of issue that count; null for no bound. */
  from: Date | null
  until: Date | null
}

const certificatesAtATime = 2_000

/** Every certificate that a sample is drawn from, of whichever programme and whatever became of it. Others get their turn between pieces. */
export async function listCertificatePopulation(
  db: Database,
  { unitIds, from, until }: Population,
): Promise<{ id: string; number: string }[]> {
  const population: { id: string; number: string }[] = []
  for (let last = ''; ; ) {
    const piece = await db
      .select({ id: certificates.id, number: certificates.number })
      .from(certificates)
      .innerJoin(people, eq(people.id, certificates.personId))
      .where(
        and(
          gt(certificates.id, last),
          unitIds === 'all' ? undefined : inArray(people.unitId, unitIds),
          from ? gte(certificates.issuedAt, from) : undefined,
          until ? lte(certificates.issuedAt, until) : undefined,
        ),
      )
      .orderBy(asc(certificates.id))
      .limit(certificatesAtATime)
    population.push(...piece)
    const end = piece.at(-1)
    if (!end) return population
    last = end.id
    await new Promise(setImmediate)
  }
}
