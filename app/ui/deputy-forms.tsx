import type { FormProblem } from '#app/web/forms.ts'
import { Day } from './day.tsx'
import { DayField } from './day-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { ReasonField } from './reason-field.tsx'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type Rejected = { problems: FormProblem[] | null; typed: Record<'deputyId' | 'lastDay' | 'reason', string> } | undefined

type NameDeputyProps = {
  search: string
  candidates: { id: string; name: string; place: string }[]
  rejected: Rejected
}

/** Finds a colleague, and lets them stand in. */
export function NameDeputy({ search, candidates, rejected }: NameDeputyProps) {
  return (
    <>
      <form method="get">
        <TextField
          name="search"
          type="search"
          label="deputies:page.search"
          hint="deputies:page.searchHint"
          defaultValue={search}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="deputies:page.find" />
        </button>
      </form>
      {search !== '' && candidates.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="deputies:page.none" />
        </p>
      )}
      {candidates.length > 0 && (
        <form method="post" noValidate>
          <input type="hidden" name="step" value="name" />
          <RadioGroup
            name="deputyId"
            legend={<Message name="deputies:page.who" />}
            choices={candidates.map(({ id, name, place }) => ({
              value: id,
              label: <Candidate {...{ name, place }} />,
            }))}
            chosen={rejected?.typed.deputyId ?? (candidates.length === 1 ? candidates[0]?.id : null)}
            problems={rejected?.problems}
          />
          <DayField
            name="lastDay"
            label="deputies:page.lastDay"
            hint="deputies:page.lastDayHint"
            typed={rejected?.typed.lastDay}
            problems={rejected?.problems}
          />
          <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
          <button type="submit" className="govuk-button">
            <Message name="deputies:page.name" />
          </button>
        </form>
      )}
    </>
  )
}

function Candidate({ name, place }: { name: string; place: string }) {
  return (
    <>
      {name} <span className="govuk-hint lisans-within">({place})</span>
    </>
  )
}

type EndDeputyProps = { deputy: { name: string; runsUntil: Date }; givenReason: string | null; rejected: Rejected }

/** Who stands in now, and the way to end it before its day. */
export function EndDeputy({ deputy: { name, runsUntil }, givenReason, rejected }: EndDeputyProps) {
  return (
    <>
      <p className="govuk-body">
        <Message name="deputies:page.running" values={{ name }} /> <Day at={runsUntil} />.{' '}
        {givenReason && <Message name="deputies:page.runningReason" values={{ reason: givenReason }} />}
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="step" value="end" />
        <h2 className="govuk-heading-m">
          <Message name="deputies:page.endHeading" />
        </h2>
        <p className="govuk-body">
          <Message name="deputies:page.endEffect" values={{ name }} />
        </p>
        <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
        <button type="submit" className="govuk-button">
          <Message name="deputies:page.endButton" />
        </button>
      </form>
    </>
  )
}
