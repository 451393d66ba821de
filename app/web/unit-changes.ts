import type { UnitChange } from '#app/domain/people/unit-plan.ts'
import type { FormProblem } from './forms.ts'

/** What can be done with a unit, by the last part of the address on which it is asked. */
export const unitChangeNames = ['name', 'place', 'merger', 'closure', 'reopening'] as const

export type UnitChangeName = (typeof unitChangeNames)[number]

/** What the address of a preview asks for: the new name, or the other unit. */
export type AskedOfUnit = { name: string; other: string }

/** The change that an address asks for; null while something has yet to be chosen. */
export function unitChangeOf(
  unitId: string,
  change: UnitChangeName,
  { name, other }: AskedOfUnit,
  needsOther: boolean,
): UnitChange | null {
  switch (change) {
    case 'name':
      return name === '' ? null : { kind: 'renamed', unitId, name }
    case 'place':
      return other === '' ? null : { kind: 'moved', unitId, otherId: other }
    case 'merger':
      return other === '' ? null : { kind: 'merged', unitId, otherId: other }
    case 'closure':
      return needsOther && other === '' ? null : { kind: 'closed', unitId, otherId: other || null }
    case 'reopening':
      return { kind: 'reopened', unitId }
  }
}

const aboutName = ['unit-name-missing', 'unit-name-too-long', 'unit-name-taken', 'unit-unchanged']
const aboutOther = ['no-such-unit', 'out-of-reach', 'unit-closed', 'below-itself', 'unit-below-name-taken']

/** The field at which a refusal is said; null where no other choice on this page could mend it. */
export function unitProblem(change: UnitChangeName, reason: string): FormProblem | null {
  const message = `refusals:${reason}`
  if (change === 'name' && aboutName.includes(reason)) return { field: 'name', message }
  if (
    change !== 'name' &&
    change !== 'reopening' &&
    [...aboutOther, 'unit-unchanged', 'unit-name-taken'].includes(reason)
  )
    return { field: 'other', message }
  return null
}

export function isUnitChangeName(word: string): word is UnitChangeName {
  return unitChangeNames.includes(word as UnitChangeName)
}
