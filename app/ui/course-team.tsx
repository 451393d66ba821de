import type { FormProblem } from '#app/web/forms.ts'
import type { CoursePart } from '#db/schema/catalogue.ts'
import type { Role } from '#db/schema/people.ts'
import { Day } from './day.tsx'
import { RadioGroup } from './radio-group.tsx'
import { ReasonField } from './reason-field.tsx'
import { SelectField } from './select-field.tsx'
import { Message, useTranslation } from './translation.tsx'

type Member = { memberId: string; name: string; unitName: string; part: CoursePart; addedAt: Date; reason: string }

type Rejected =
  | { problems: FormProblem[] | null; typed: Record<'step' | 'personId' | 'part' | 'reason', string> }
  | undefined

type MembersProps = {
  team: Member[]
  mayChange: boolean
  /** Whose part is to be ended: their form stands in their place in the list. */
  leaver: Member | null
  rejected: Rejected
}

/** Who works on a course, as what and since when. */
export function TeamMembers({ team, mayChange, leaver, rejected }: MembersProps) {
  const { t } = useTranslation()
  if (team.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="courses:nobody" />
      </p>
    )
  }
  return (
    <ul className="govuk-list lisans-desk">
      {team.map((member) => (
        <li key={member.memberId} className="lisans-desk__item">
          <strong>{member.name}</strong> (<Message name={`courses:part.${member.part}`} />)
          <div className="govuk-hint lisans-beneath">
            {member.unitName}. <Message name="people:record.roles.since" /> <Day at={member.addedAt} />.{' '}
            <Message name="deputies:record.reason" values={{ reason: member.reason }} />
          </div>
          {mayChange && member !== leaver && (
            <a
              className="govuk-link"
              href={`?end=${member.memberId}`}
              aria-label={t('courses:end.named', { name: member.name })}
            >
              <Message name="courses:end.link" />
            </a>
          )}
          {mayChange && member === leaver && <EndPart member={member} rejected={rejected} />}
        </li>
      ))}
    </ul>
  )
}

function EndPart({ member, rejected }: { member: Member; rejected: Rejected }) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="step" value="end" />
      <input type="hidden" name="memberId" value={member.memberId} />
      <p className="govuk-body">
        <Message name="courses:end.effect" values={{ name: member.name }} />
      </p>
      <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
      <button type="submit" className="govuk-button govuk-button--warning">
        <Message name="courses:end.button" />
      </button>
    </form>
  )
}

type AddProps = {
  parts: readonly CoursePart[]
  candidates: { personId: string; name: string; unitName: string; roles: Role[] }[]
  rejected: Rejected
}

/** Puts another on the team. */
export function AddToTeam({ parts, candidates, rejected }: AddProps) {
  const { t } = useTranslation()
  if (candidates.length === 0) {
    return (
      <p className="govuk-inset-text">
        <Message name="courses:nobodyToAdd" />
      </p>
    )
  }
  const described = ({ personId, name, unitName, roles }: AddProps['candidates'][number]) => ({
    value: personId,
    text: `${name}, ${unitName} (${roles.map((role) => t(`people:role.${role}`)).join(', ')})`,
  })
  return (
    <form method="post" noValidate>
      <input type="hidden" name="step" value="add" />
      <h2 className="govuk-heading-m">
        <Message name="courses:add.heading" />
      </h2>
      <SelectField
        name="personId"
        label="courses:who.label"
        hint="courses:who.hint"
        options={[{ value: '', text: t('people:record.roles.choose') }, ...candidates.map(described)]}
        defaultValue={rejected?.typed.personId}
        problems={rejected?.problems}
      />
      <RadioGroup
        name="part"
        legend={<Message name="courses:as.label" />}
        choices={parts.map((part) => ({ value: part, label: <Message name={`courses:as.${part}`} /> }))}
        chosen={rejected?.typed.part}
        problems={rejected?.problems}
      />
      <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
      <button type="submit" className="govuk-button">
        <Message name="courses:add.button" />
      </button>
    </form>
  )
}
