import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { listPlatforms } from '#app/domain/access/list-platforms.ts'
import type { RequirementRule } from '#app/domain/assignments/list-rules.ts'
import type { PlannedRule } from '#app/domain/assignments/preview-rule.ts'
import { foreseeRule, publishRule } from '#app/domain/assignments/publish-rule.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { allRoles } from '#db/schema/people.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { type FormProblem, parseForm } from './forms.ts'
import { programmeIdOf, programmeTitles } from './programme.ts'
import { previewWithUnits, ruleDescriber } from './rule-desk.ts'
import { fieldsOfRule, type RuleFields, readRuleFields, ruleContentOf } from './rule-fields.ts'
import type { SignedIn } from './signed-in.ts'
import { typedText } from './typed-text.ts'

const confirmation = z.object({
  reason: z.string('units:reason.missing').trim().min(1, 'units:reason.missing').max(1000, 'units:reason.tooLong'),
  fingerprint: z.string().max(100),
})

/** The page on which a rule is made or changed: its form as the address has it, and what that would do. */
export async function readRulePage(request: Request, officer: SignedIn, rule: RequirementRule | null, now: Date) {
  const asked = readAsked(request, rule)
  const found = asked?.content ? await foreseeRule(db, planOf(asked, rule), actorOf(officer), now) : null
  const describe = await ruleDescriber()
  const units = await listReachedUnits(db, { personId: officer.personId, roles: whoRequires }, now)
  const titles = await programmeTitles()
  const page = {
    ruleId: rule?.ruleId ?? null,
    fields:
      asked?.fields ?? (rule ? fieldsOfRule(rule.programmeId, rule) : await newFields(request, units[0]?.id, now)),
    choices: {
      units,
      programmes: Object.entries(titles).map(([id, title]) => ({ id, title })),
      platforms: (await listPlatforms(db))
        .filter(({ closedAt }) => closedAt === null)
        .map(({ id, name }) => ({ id, name })),
      roles: allRoles,
    },
    present: rule && describe(rule),
    planned: asked?.content ? describe({ programmeId: asked.fields.programme, ...asked.content }) : null,
    preview: found?.kind === 'foreseen' ? await previewWithUnits(found.preview) : null,
    problems: asked?.problems ?? null,
    refusal: found?.kind === 'refused' ? found.reason : null,
  }
  return data(page, { status: page.problems ? 422 : page.refusal ? 409 : 200 })
}

/** Makes or changes the rule that the address asks for. */
export async function postRule(request: Request, officer: SignedIn, rule: RequirementRule | null, now: Date) {
  const asked = readAsked(request, rule)
  if (!asked?.content) throw redirect(request.url)
  return confirmRule(request, officer, planOf(asked, rule), now)
}

/** Does what was previewed, or says why not. */
export async function confirmRule(request: Request, officer: SignedIn, planned: PlannedRule, now: Date) {
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, confirmation)
  const none: { problems: FormProblem[] | null; refusal: string | null } = { problems: null, refusal: null }
  if (problems) return data({ ...none, problems, typed }, { status: 422 })
  const outcome = await publishRule(db, { ...planned, ...value }, actorOf(officer), now)
  if (outcome.kind === 'published') throw redirect('/hr/required-learning')
  return data({ ...none, refusal: outcome.reason as string, typed }, { status: 409 })
}

/** A rule stays with its programme: about another one it would be another rule. */
function readAsked(request: Request, rule: RequirementRule | null) {
  const read = readRuleFields(new URL(request.url).searchParams)
  if (!read) return null
  const fields = { ...read, programme: rule?.programmeId ?? read.programme }
  return { fields, ...ruleContentOf(fields) }
}

function planOf(
  { fields, content }: NonNullable<ReturnType<typeof readAsked>>,
  rule: RequirementRule | null,
): PlannedRule {
  return { ruleId: rule?.ruleId ?? null, programmeId: fields.programme, content }
}

async function newFields(request: Request, unit: string | undefined, now: Date): Promise<RuleFields> {
  const { timeZone } = await currentOrganisation()
  return {
    programme: programmeIdOf(request),
    unit: unit ?? '',
    grades: '',
    roles: [],
    platform: '',
    by: 'day',
    day: '',
    days: '',
    frequency: 'certificate-ends',
    months: '',
    credit: '12',
    starts: dayOf(now, timeZone),
  }
}
