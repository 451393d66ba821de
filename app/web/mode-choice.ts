import { listLosing } from '#app/domain/access/list-losing.ts'
import type { Platform } from '#app/domain/access/list-platforms.ts'
import { previewMode } from '#app/domain/access/preview-mode.ts'
import { findStart } from '#app/domain/access/set-mode.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { isWorkingDay } from '#app/domain/office/working-days.ts'
import { type PlatformMode, platformModeNames } from '#db/schema/access.ts'
import { db } from './database.ts'
import type { FormProblem } from './forms.ts'

/** What the choices of a mode are called in a form; `inherit` gives up the unit's own. */
export const modeChoices = [...platformModeNames, 'inherit'] as const

type ModeChoice = (typeof modeChoices)[number]

/** So many names are shown behind the number. */
const namesShown = 100

export function modeOf(choice: ModeChoice): PlatformMode | null {
  return choice === 'inherit' ? null : choice
}

/** What was chosen in the address: a mode and a day, each with what is wrong with it; nothing chosen yet is not wrong. */
export async function readChoice(asked: URLSearchParams, now: Date) {
  const typed = { mode: asked.get('mode') ?? '', day: asked.get('day') ?? '' }
  const choice = modeChoices.find((one) => one === typed.mode)
  const problems: FormProblem[] = []
  if (!asked.has('mode') && !asked.has('day')) return { typed, problems, chosen: null }
  if (!choice) problems.push({ field: 'mode', message: 'platforms:modePage.modeMissing' })
  const startsAt = await findStart(db, typed.day, now)
  if (startsAt === 'day-past') problems.push({ field: 'day', message: 'refusals:day-past' })
  if (startsAt === 'day-unfit') problems.push({ field: 'day', message: 'platforms:modePage.dayInvalid' })
  if (!choice || !(startsAt instanceof Date)) return { typed, problems, chosen: null }
  return { typed, problems, chosen: { mode: modeOf(choice), startsAt } }
}

/** What a choice would do, in numbers and names. */
export async function showEffect(
  platform: Platform,
  unit: { id: string; parentId: string | null },
  { mode, startsAt, day }: { mode: PlatformMode | null; startsAt: Date; day: string },
) {
  const preview = await previewMode(db, platform, { unitId: unit.id, mode, startsAt })
  const { shutUnitIds, losing } = preview
  const names =
    losing.people > 0 ? await listLosing(db, { platform, unitIds: shutUnitIds, limit: namesShown }, startsAt) : []
  return {
    ...preview,
    startsAt,
    names,
    isTop: unit.parentId === null,
    shutsOnFreeDay: preview.after === 'enforce' && !isWorkingDay(day, await findWorkingCalendar(db)),
  }
}
