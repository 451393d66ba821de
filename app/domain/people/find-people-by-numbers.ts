import { eq, inArray, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers } from '#db/schema/index.ts'
import { foldIdentifier } from './fold-identifier.ts'

const numbersAtATime = 500

type Found = { id: string; unitId: string; searchName: string }

/**
 * Whom pasted staff numbers or other names mean, each on a line of its own or set apart by commas, semicolons or tabs; in the order of their
 * names. Only within these units: anybody else's number is as unknown as nobody's.
 */
export async function findPeopleByNumbers(
  db: Database,
  { pasted, unitIds }: { pasted: string; unitIds: ReadonlySet<string> },
): Promise<{ personIds: string[]; unknown: string[] }> {
  const written = [
    ...new Set(
      pasted
        .split(/[\n\r,;\t]+/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ]
  const whole = new Map<string, Found>()
  const bares = new Map<string, Found[]>()
  for (let from = 0; from < written.length; from += numbersAtATime) {
    const piece = written.slice(from, from + numbersAtATime)
    const folded = piece.flatMap((one) => foldIdentifier(one) ?? [])
    const rows = await db
      .select({
        value: personIdentifiers.value,
        bare: personIdentifiers.bare,
        id: people.id,
        unitId: people.unitId,
        searchName: people.searchName,
      })
      .from(personIdentifiers)
      .innerJoin(people, eq(people.id, personIdentifiers.personId))
      .where(or(inArray(personIdentifiers.value, folded), inArray(personIdentifiers.bare, folded.map(bareOf))))
    for (const { value, bare, ...person } of rows.filter((row) => unitIds.has(row.unitId))) {
      whole.set(value, person)
      if (bare !== null) bares.set(bare, [...(bares.get(bare) ?? []), person])
    }
    await new Promise(setImmediate)
  }
  const meant = new Map<string, string>()
  const unknown: string[] = []
  for (const one of written) {
    const folded = foldIdentifier(one) ?? ''
    const alike = bares.get(bareOf(folded)) ?? []
    // Without its signs a number may be that of several people: then it is nobody's.
    const isOne = new Set(alike.map(({ id }) => id)).size === 1
    const person = whole.get(folded) ?? (isOne ? alike[0] : undefined)
    if (person) meant.set(person.id, person.searchName)
    else unknown.push(one)
  }
  const inOrder = [...meant].sort(([, one], [, other]) => (one < other ? -1 : 1))
  return { personIds: inOrder.map(([personId]) => personId), unknown }
}

function bareOf(folded: string): string {
  return folded.replace(/[-/. ]/g, '')
}
