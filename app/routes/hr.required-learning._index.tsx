import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listUnitPlaces } from '#app/domain/access/list-modes.ts'
import { listRules, type RequirementRule } from '#app/domain/assignments/list-rules.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { listNames } from '#app/domain/people/list-names.ts'
import { unitsAbove } from '#app/domain/people/unit-tree.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import { RuleCard } from '#app/ui/rule-card.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { rulesOfToday } from '#app/web/due-day.ts'
import { countedDue } from '#app/web/known-due.ts'
import { programmeTitles } from '#app/web/programme.ts'
import { requiringReach, ruleDescriber } from '#app/web/rule-desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('required-learning:heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const reach = await requiringReach(officer.personId, now)
  const places = await listUnitPlaces(db)
  const above = new Set([...reach].flatMap((unitId) => unitsAbove(places, unitId)))
  const rules = (await listRules(db, null, now)).filter(({ unitId }) => above.has(unitId))
  const ofToday = new Map((await rulesOfToday(null, now)).map((rule) => [rule.ruleId, rule]))
  const describe = await ruleDescriber()
  const names = await listNames(
    db,
    rules.map(({ publishedBy }) => publishedBy),
  )
  const titles = await programmeTitles()
  const running = new Set(rules.filter(({ ends }) => !ends).map(({ programmeId }) => programmeId))
  const due = await Promise.all(
    [...running].map(async (programmeId) => {
      const { value } = await countedDue(programmeId, now)
      const people = (state: string) =>
        value.filter((one) => one.state === state && reach.has(one.unitId)).reduce((sum, one) => sum + one.people, 0)
      return {
        programmeId,
        title: titles[programmeId] ?? { en: programmeId },
        due: people('due'),
        overdue: people('overdue'),
      }
    }),
  )
  return {
    due,
    rules: rules.map((rule) => ({
      ruleId: rule.ruleId,
      described: describe(rule),
      untilThen: untilThen(rule, ofToday.get(rule.ruleId), describe),
      ends: rule.ends,
      isMine: reach.has(rule.unitId),
      reason: rule.reason,
      by: names.get(rule.publishedBy) ?? null,
      at: rule.publishedAt,
    })),
  }
}

function untilThen(
  { id }: RequirementRule,
  today: RequirementRule | undefined,
  describe: Awaited<ReturnType<typeof ruleDescriber>>,
) {
  return today && today.id !== id ? describe(today) : null
}

export default function RequiredLearningPage() {
  const { rules, due } = useLoaderData<typeof loader>()
  const running = rules.filter(({ ends }) => !ends)
  const ended = rules.filter(({ ends }) => ends)
  return (
    <Page
      wide
      back={{ href: '/hr', label: <Message name="required-learning:toOverview" /> }}
      heading={<Message name="required-learning:heading" />}
    >
      <p className="govuk-body">
        <Message name="required-learning:explanation" />
      </p>
      {due.map(({ programmeId, title, due, overdue }) => (
        <p key={programmeId} className="govuk-body">
          <Localised text={title} />:{' '}
          <a className="govuk-link" href={peopleAddress({ programme: programmeId, required: 'overdue' })}>
            <Message name="required-learning:count.overdue" values={{ count: overdue }} />
          </a>
          ,{' '}
          <a className="govuk-link" href={peopleAddress({ programme: programmeId, required: 'due' })}>
            <Message name="required-learning:count.due" values={{ count: due }} />
          </a>
        </p>
      ))}
      <p className="lisans-actions">
        <a className="govuk-button" href="/hr/required-learning/new">
          <Message name="required-learning:new.heading" />
        </a>
      </p>
      {running.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name="required-learning:none" />
        </p>
      ) : (
        <ul className="govuk-list lisans-desk">
          {running.map((rule) => (
            <RuleCard key={rule.ruleId} rule={rule} />
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              <Message name="required-learning:ended" values={{ count: ended.length }} />
            </span>
          </summary>
          <ul className="govuk-list govuk-details__text">
            {ended.map((rule) => (
              <RuleCard key={rule.ruleId} rule={rule} />
            ))}
          </ul>
        </details>
      )}
    </Page>
  )
}
