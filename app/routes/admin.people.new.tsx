import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addPerson } from '#app/domain/people/add-person.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { languageNames, languages } from '#app/locales/translator.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { db } from '#app/web/database.ts'
import { emailField } from '#app/web/email-field.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { personNameField } from '#app/web/person-name.ts'
import { refusal } from '#app/web/refuse.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('people:new.title')

const optional = z.string().trim().max(200, 'people:new.tooLong').default('')
const newPerson = z.object({
  name: personNameField('people:new.name.missing', 'people:new.tooLong'),
  unitId: z.string('people:new.unit.missing').min(1, 'people:new.unit.missing'),
  jobTitle: optional,
  staffNumber: optional,
  email: emailField('people:new.email.wrong'),
  logon: optional,
  language: z.enum(languages),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...mayRecordPeople)
  return { units: await listReachedUnits(db, { personId, roles: mayRecordPeople }, new Date()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireRole(request, context, ...mayRecordPeople)
  const typed = await typedText(request, 'name', 'unitId', 'jobTitle', 'staffNumber', 'email', 'logon', 'language')
  const { value, problems } = await parseForm(request, newPerson)
  if (problems) return data({ problems, typed }, { status: 422 })

  const { name, unitId, jobTitle, staffNumber, email, logon, language } = value
  const identifiers = [
    ...(staffNumber ? [{ kind: 'staff-number' as const, value: staffNumber }] : []),
    ...(logon ? [{ kind: 'logon' as const, value: logon }] : []),
  ]
  const person = { name, unitId, identifiers, email: email || null, language, jobTitle: jobTitle || null }
  const outcome = await addPerson(db, person, { kind: 'person', personId }, new Date())
  if (outcome.kind === 'added') return redirect(`/admin/people/${outcome.personId}?notice=added`)
  if (!('identifier' in outcome)) throw refusal(outcome.reason, context)
  const problem: FormProblem = { field: fieldOf(outcome.identifier), message: `refusals:${outcome.reason}` }
  return data({ problems: [problem], typed }, { status: 422 })
}

export default function NewPersonPage() {
  const { units } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { language, t } = useTranslation()
  const problems = rejected?.problems
  const typed = rejected?.typed
  return (
    <Page
      heading={<Message name="people:new.heading" />}
      problems={problems}
      back={{ href: '/admin/people', label: <Message name="people:list.title" /> }}
    >
      <form method="post" noValidate>
        <TextField name="name" label="people:new.name.label" defaultValue={typed?.name} problems={problems} />
        <SelectField
          name="unitId"
          label="people:new.unit.label"
          options={unitOptions(units, t('people:record.roles.choose'))}
          defaultValue={typed?.unitId}
          problems={problems}
        />
        <TextField name="jobTitle" label="people:new.job.label" defaultValue={typed?.jobTitle} problems={problems} />
        <TextField
          name="staffNumber"
          label="people:new.staffNumber.label"
          hint="people:new.staffNumber.hint"
          defaultValue={typed?.staffNumber}
          problems={problems}
        />
        <TextField
          name="email"
          type="email"
          label="people:new.email.label"
          defaultValue={typed?.email}
          problems={problems}
        />
        <TextField
          name="logon"
          label="people:new.logon.label"
          hint="people:new.logon.hint"
          defaultValue={typed?.logon}
          problems={problems}
        />
        <SelectField
          name="language"
          label="people:new.language.label"
          options={languages.map((code) => ({ value: code, text: languageNames[code] }))}
          defaultValue={typed?.language ?? language}
        />
        <button type="submit" className="govuk-button">
          <Message name="people:new.button" />
        </button>
      </form>
    </Page>
  )
}

/** The field that a name somebody is known by was typed into; the first of them where it is none of theirs. */
function fieldOf(identifier: string | null): string {
  return identifier === 'email' || identifier === 'logon' ? identifier : 'staffNumber'
}
