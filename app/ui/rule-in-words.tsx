import type { DescribedRule } from '#app/web/rule-desk.ts'
import { useCalendarDays } from './calendar-day.tsx'
import { localise } from './localised.tsx'
import { Message, useTranslation } from './translation.tsx'

/** A rule as one sentence, and what counts towards it as another. */
export function RuleInWords({ rule }: { rule: DescribedRule }) {
  const writeDay = useCalendarDays()
  const { t, language } = useTranslation()
  const { unit, roles, grades, platform, requiredBy, frequency, creditMonths, startsOn } = rule
  const either = (words: string[]) =>
    new Intl.ListFormat(language === 'fr' ? 'fr' : 'en', { type: 'disjunction' }).format(words)
  const heldRoles = either(roles.map((role) => t(`people:role.${role}`)))
  const by = requiredBy.kind === 'day' ? { day: writeDay(requiredBy.day) } : { count: requiredBy.days }
  return (
    <>
      <strong>
        <Message
          name={`required-learning:rule.${roles.length > 0 ? 'roles' : 'everybody'}`}
          values={{ unit, roles: heldRoles }}
        />
        {grades.length > 0 && <Message name="required-learning:rule.grades" values={{ grades: either(grades) }} />}
        {platform && <Message name="required-learning:rule.platform" values={{ platform }} />}
        <Message name="required-learning:rule.colon" />
      </strong>
      {localise(rule.programme, language).words},{' '}
      <Message name={`required-learning:rule.by.${requiredBy.kind}`} values={by} />,{' '}
      <Message
        name={`required-learning:rule.frequency.${frequency.kind}`}
        values={{ count: frequency.kind === 'months' ? frequency.months : 0 }}
      />
      .{' '}
      <span className="lisans-meta">
        <Message name="required-learning:rule.from" values={{ day: writeDay(startsOn) }} />{' '}
        <Message
          name={`required-learning:rule.${creditMonths > 0 ? 'credit' : 'noCredit'}`}
          values={{ count: creditMonths }}
        />
      </span>
    </>
  )
}
