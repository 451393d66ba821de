import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { bulkCommands } from '#app/domain/bulk/bulk-commands.ts'
import { prepareBulk } from '#app/domain/bulk/prepare-bulk.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { BulkFields } from '#app/ui/bulk-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { WordsField } from '#app/ui/words-field.tsx'
import { preparedBefore } from '#app/web/bulk-again.ts'
import {
  bulkForm,
  bulkProblem,
  doesInBulk,
  everybodyAsked,
  goOnWithBulk,
  groundsOf,
  offeredActions,
  peoplePasted,
} from '#app/web/bulk-desk.ts'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openRecord } from '#app/web/desk.ts'
import { type FormProblem, parseForm, readForm } from '#app/web/forms.ts'
import { readAskedPeople } from '#app/web/people-filter.ts'
import { programmeIdOf } from '#app/web/programme.ts'
import { requireRole, type SignedIn } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('hr:bulk.newHeading')

/** Fifty thousand numbers and the line breaks between them. */
const longestPaste = 1_000_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...doesInBulk)
  const now = new Date()
  const actions = offeredActions(officer.roles)
  const action = actions.find((one) => one === new URL(request.url).searchParams.get('do')) ?? null
  const list = await listInAddress(request, officer, now)
  const person = await personInAddress(request, officer, now)
  const moves = action !== null && bulkCommands[action].fields.includes('unitId')
  const units = moves
    ? await listReachedUnits(db, { personId: officer.personId, roles: bulkCommands[action].roles }, now)
    : []
  return {
    actions,
    action,
    fields: action ? bulkCommands[action].fields : [],
    grounds: (action && groundsOf[action]) ?? [],
    units: units.map(({ id, name, depth }) => ({ id, name, depth })),
    person: person && { id: person.id, name: person.name },
    filled: action ? await preparedBefore(request, officer) : null,
    list: list && { asked: list.asked, people: (await everybodyAsked(list, now)).length },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...doesInBulk)
  const now = new Date()
  const name = offeredActions(officer.roles).find((one) => one === new URL(request.url).searchParams.get('do'))
  if (!name) throw new Response(null, { status: 400 })
  const numbers = String((await readForm(request.clone())).get('numbers') ?? '').slice(0, longestPaste)
  const typed = await typedText(
    request,
    'ground',
    'lastDay',
    'note',
    'unitId',
    'extraAttempts',
    'extraTimePercent',
    'reason',
  )
  const { value, problems } = await parseForm(request, bulkForm(name, await today(now)))
  if (problems) return rejected(problems, null, { ...typed, numbers })

  const { reason, ...details } = value
  const list = await listInAddress(request, officer, now)
  const person = await personInAddress(request, officer, now)
  const chosen = person
    ? { personIds: [person.id], unknown: [] }
    : list
      ? { personIds: await everybodyAsked(list, now), unknown: [] }
      : await peoplePasted(officer, name, numbers, now)
  const bulk = { action: name, programmeId: programmeIdOf(request), details, reason, ...chosen }
  const outcome = await prepareBulk(db, bulk, { kind: 'person', personId: officer.personId }, now)
  if (outcome.kind === 'refused') {
    return rejected(bulkProblem(outcome.reason), outcome.reason, { ...typed, numbers })
  }
  await goOnWithBulk(outcome.bulkId, now)
  return redirect(`/hr/bulk/${outcome.bulkId}`)
}

async function today(now: Date): Promise<string> {
  return dayOf(now, (await currentOrganisation()).timeZone)
}

/** The one person in the address, when the page was opened from theirs. */
function personInAddress(request: Request, officer: SignedIn, now: Date) {
  const personId = new URL(request.url).searchParams.get('person')
  return personId ? openRecord(officer, personId, doesInBulk, now) : null
}

/** The list of people in the address, when the page was opened from one. */
async function listInAddress(request: Request, officer: SignedIn, now: Date) {
  const parameters = new URL(request.url).searchParams
  if (parameters.get('list') !== 'yes' || !seesStandings.some((role) => officer.roles.includes(role))) return null
  parameters.delete('on')
  return readAskedPeople(request, officer.personId, now)
}

function rejected(problems: FormProblem[] | null, refusal: string | null, typed: Record<string, string>) {
  return data({ problems, refusal: problems ? null : refusal, typed }, { status: problems ? 422 : 409 })
}

export default function NewBulkActionPage() {
  const { actions, action: chosen, fields, grounds, units, list, person, filled } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer?.typed ?? filled ?? undefined
  const { t } = useTranslation()
  const hidden: [string, string | null][] = list
    ? [...Object.entries(list.asked), ['list', 'yes']]
    : person
      ? [['person', person.id]]
      : []
  return (
    <Page
      heading={<Message name="hr:bulk.newHeading" />}
      back={
        person
          ? { href: `/hr/people/${person.id}`, label: <Message name="desk:person.back" /> }
          : list
            ? { href: peopleAddress(list.asked), label: <Message name="desk:person.toList" /> }
            : { href: '/hr/bulk', label: <Message name="hr:bulk.heading" /> }
      }
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      {person && <p className="govuk-inset-text">{person.name}</p>}
      {list && (
        <p className="govuk-inset-text">
          <Message name="hr:bulk.wholeList" values={{ count: list.people }} />
        </p>
      )}
      <form method="get">
        {hidden.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        <SelectField
          name="do"
          label="hr:bulk.choose"
          options={[
            { value: '', text: t('hr:bulk.chooseOne') },
            ...actions.map((value) => ({ value, text: t(`hr:bulk.action.${value}`) })),
          ]}
          defaultValue={chosen ?? ''}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="hr:bulk.next" />
        </button>
      </form>
      {chosen && (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">
            <Message name={`hr:bulk.action.${chosen}`} />
          </h2>
          {!list && !person && (
            <WordsField
              name="numbers"
              label="hr:bulk.form.numbers"
              hint="hr:bulk.form.numbersHint"
              typed={typed?.numbers}
              problems={answer?.problems}
            />
          )}
          <BulkFields
            action={chosen}
            fields={fields}
            grounds={grounds}
            units={units}
            typed={typed}
            problems={answer?.problems}
          />
          <ReasonField typed={typed?.reason} problems={answer?.problems} />
          <button type="submit" className="govuk-button">
            <Message name="hr:bulk.rehearse" />
          </button>
        </form>
      )}
    </Page>
  )
}
