import type { AskedOfHolders } from '#app/domain/authoring/course-publication-fingerprint.ts'
import type { ProposedUpdate } from '#app/domain/authoring/propose-update.ts'
import { addDays, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import type { AskedPublication } from '#app/ui/update-choice.tsx'
import { currentOrganisation } from './catalogue.ts'
import type { FormProblem } from './forms.ts'

/** So many days holders are given where nobody says otherwise. */
const usualGrace = 60
const longestGrace = 365

/** What is asked of holders as chosen in an address or a form: null with what is wrong with it, where it cannot be used. */
export type ChosenPublication =
  | { asked: AskedPublication; value: { material: AskedOfHolders | null } }
  | { asked: AskedPublication; value: null }

/**
 * Reads `change`, and of a material one `lesson`, `objective` and `grace`, in days: until the end of that day, where nought is at once.
 * Before anything was chosen what the differences tell is proposed.
 */
export async function askedPublication(
  fields: URLSearchParams,
  proposed: ProposedUpdate,
  { mayLeaveNoGrace, now }: { mayLeaveNoGrace: boolean; now: Date },
): Promise<ChosenPublication> {
  const change = fields.get('change')
  const asked: AskedPublication =
    change === null
      ? { change, grace: String(usualGrace), ...proposed, problems: null }
      : {
          change,
          grace: (fields.get('grace') ?? '').trim().slice(0, 10),
          lessonIds: fields.getAll('lesson').slice(0, 200),
          objectives: fields.getAll('objective').slice(0, 200),
          problems: null,
        }
  if (change === null) return { asked, value: null }
  if (change === 'minor') return { asked, value: { material: null } }
  const problems = change === 'material' ? problemsOf(asked, mayLeaveNoGrace) : [problem('change', 'changeMissing')]
  if (problems.length > 0) return { asked: { ...asked, problems }, value: null }
  const { timeZone } = await currentOrganisation()
  const days = Number(asked.grace)
  const graceUntil = days === 0 ? null : endOfDay(addDays(dayOf(now, timeZone), days), timeZone)
  const { lessonIds, objectives } = asked
  return { asked, value: { material: { lessonIds, objectives, graceUntil } } }
}

function problemsOf({ grace, lessonIds, objectives }: AskedPublication, mayLeaveNoGrace: boolean): FormProblem[] {
  const problems: FormProblem[] = []
  if (lessonIds.length + objectives.length === 0) problems.push(problem('lesson', 'nothingAsked'))
  if (!/^\d{1,3}$/.test(grace)) problems.push(problem('grace', 'graceMissing'))
  else if (Number(grace) > longestGrace) problems.push(problem('grace', 'graceTooLong'))
  else if (Number(grace) === 0 && !mayLeaveNoGrace) problems.push(problem('grace', 'graceNone'))
  return problems
}

function problem(field: string, message: string): FormProblem {
  return { field, message: `publishing:ask.${message}` }
}
