import { dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { currentOrganisation } from './catalogue.ts'
import type { FormProblem } from './forms.ts'

/** What a publication asks of those who are certified, as chosen in a form or an address. */
export type AskedChange = { material: boolean; graceUntil: Date | null }

/** Reads `change` and, for a material one, `grace`: the last day to catch up. Null with problems where they cannot be used. */
export async function askedChange(
  { change, grace }: { change: string | null; grace: string | null },
  now: Date,
): Promise<{ value: AskedChange; problems: null } | { value: null; problems: FormProblem[] }> {
  if (change === 'minor') return { value: { material: false, graceUntil: null }, problems: null }
  if (change !== 'material') return wrong('change', 'programmes:publication.changeMissing')
  if (!grace || !/^\d{4}-\d{2}-\d{2}$/.test(grace) || Number.isNaN(Date.parse(grace)))
    return wrong('grace', 'programmes:publication.graceMissing')
  const { timeZone } = await currentOrganisation()
  if (grace < dayOf(now, timeZone)) return wrong('grace', 'programmes:publication.gracePast')
  return { value: { material: true, graceUntil: endOfDay(grace, timeZone) }, problems: null }
}

function wrong(field: string, message: string): { value: null; problems: FormProblem[] } {
  return { value: null, problems: [{ field, message }] }
}
