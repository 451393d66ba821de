import { foldName } from './fold-name.ts'

export type UnitNameProblem = 'unit-name-missing' | 'unit-name-too-long' | 'unit-name-taken'

type NamedUnit = { id: string; parentId: string | null; name: string; closedAt: Date | null }

/** In characters: what fits on a certificate and in a list on a telephone. */
export const longestUnitName = 120

/**
 * What keeps a unit from having this name below this parent, if anything. Accents, case and hyphens make no other name: whoever
 * chooses from a list could not tell the two apart. Names are folded here and not by the database, whose engines fold differently.
 */
export function unitNameProblem(
  units: NamedUnit[],
  { name, parentId, except }: { name: string; parentId: string | null; except?: string },
): UnitNameProblem | null {
  if (!/\p{L}/u.test(name)) return 'unit-name-missing'
  if (name.length > longestUnitName) return 'unit-name-too-long'
  const twin = units.some(
    (unit) =>
      unit.id !== except &&
      unit.parentId === parentId &&
      unit.closedAt === null &&
      foldName(unit.name) === foldName(name),
  )
  return twin ? 'unit-name-taken' : null
}
