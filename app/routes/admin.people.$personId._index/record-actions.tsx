import { SelectField } from '#app/ui/select-field.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import type { FormProblem } from '#app/web/forms.ts'
import type { PersonActivity } from '#db/schema/people.ts'
import { RecordRoles, type RolesOfRecord } from './record-roles.tsx'

type Unit = { id: string; name: string; depth: number }

type ActionsProps = {
  record: {
    person: { id: string; email: string | null; activity: PersonActivity }
    mayRecord: boolean
    mayInvite: boolean
    moveUnits: Unit[]
    problems: FormProblem[] | null
  } & RolesOfRecord
}

/** What may be done about a person, below what is known of them. */
export function RecordActions({ record }: ActionsProps) {
  return (
    <>
      {record.mayInvite && <Invitation record={record} />}
      <RecordRoles record={record} />
      {record.mayRecord && <Movements record={record} />}
    </>
  )
}

function Invitation({ record: { person } }: ActionsProps) {
  return (
    <form method="post" action={`/admin/people/${person.id}/invitations`}>
      <h2 className="govuk-heading-m">
        <Message name="people:record.invite.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="people:record.invite.explanation" />
      </p>
      <div className="govuk-button-group">
        {person.email && (
          <button type="submit" className="govuk-button" name="by" value="mail">
            <Message name="people:record.invite.mail" />
          </button>
        )}
        <button type="submit" className="govuk-button govuk-button--secondary" name="by" value="slip">
          <Message name="people:record.invite.slip" />
        </button>
      </div>
    </form>
  )
}

function Movements({ record: { person, moveUnits, problems } }: ActionsProps) {
  const { t } = useTranslation()
  const possible = person.activity === 'active' ? ['on-leave', 'seconded'] : ['returned']
  return (
    <section aria-labelledby="movement">
      <h2 className="govuk-heading-m" id="movement">
        <Message name="people:record.movement.heading" />
      </h2>
      {person.activity !== 'left' && (
        <form method="post" action={`/admin/people/${person.id}/movements`} noValidate>
          <SelectField
            name="movedTo"
            problems={problems}
            label="people:record.movement.move"
            options={unitOptions(moveUnits, t('people:record.roles.choose'))}
          />
          <button type="submit" className="govuk-button govuk-button--secondary" name="kind" value="moved">
            <Message name="people:record.movement.moveButton" />
          </button>
        </form>
      )}
      <form method="post" action={`/admin/people/${person.id}/movements`}>
        <div className="govuk-button-group">
          {possible.map((kind) => (
            <button key={kind} type="submit" className="govuk-button govuk-button--secondary" name="kind" value={kind}>
              <Message name={`people:record.movement.${kind}`} />
            </button>
          ))}
        </div>
      </form>
      {person.activity !== 'left' && <Leaving personId={person.id} problems={problems} />}
    </section>
  )
}

/** For good, or nearly: what they lose does not come back by itself, so it takes a tick as well as a button. */
function Leaving({ personId, problems }: { personId: string; problems: FormProblem[] | null }) {
  return (
    <form method="post" action={`/admin/people/${personId}/movements`} noValidate>
      <h3 className="govuk-heading-s">
        <Message name="people:record.movement.leaving" />
      </h3>
      <p className="govuk-body">
        <Message name="people:record.movement.leftWarning" />
      </p>
      <TickField name="leaving" problems={problems} label={<Message name="people:record.movement.leavingSure" />} />
      <button type="submit" className="govuk-button govuk-button--warning" name="kind" value="left">
        <Message name="people:record.movement.left" />
      </button>
    </form>
  )
}
