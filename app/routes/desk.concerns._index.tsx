import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deskShelves, listDeskConcerns } from '#app/domain/concerns/list-desk-concerns.ts'
import { deskRoles } from '#app/domain/concerns/who-answers.ts'
import { deskConcernAddress, deskConcernsAddress } from '#app/ui/concern-addresses.ts'
import { ConcernStateTag } from '#app/ui/concern-state-tag.tsx'
import { ConcernSubjectLine } from '#app/ui/concern-subject.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { subjectOf } from '#app/web/concern-subject.ts'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { concernKinds } from '#db/schema/concerns.ts'

export const meta = pageTitle('concerns:desk.heading')

const onePage = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId: officerId } = await requireRole(request, context, ...deskRoles)
  const asked = new URL(request.url).searchParams
  const shelf = deskShelves.find((one) => one === asked.get('shelf')) ?? 'waiting'
  const kind = concernKinds.find((one) => one === asked.get('kind')) ?? ''
  const offset = Math.min(Math.max(Number.parseInt(asked.get('from') ?? '', 10) || 0, 0), 1_000_000)
  const reached = await listDeskConcerns(db, { officerId, shelf }, new Date())
  const units = [...new Map(reached.map(({ unitId, unitName }) => [unitId, unitName]))]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name))
  const unit = units.find(({ id }) => id === asked.get('unit'))?.id ?? ''
  const found = reached.filter((one) => (kind === '' || one.kind === kind) && (unit === '' || one.unitId === unit))
  const concerns = await Promise.all(
    found.slice(offset, offset + onePage).map(async ({ id, about, personName, unitName, ...one }) => ({
      ...{ id, personName, unitName, kind: one.kind, state: one.state, since: one.since },
      first: one.first && shelf === 'waiting',
      subject: await subjectOf(about),
    })),
  )
  const choices = { shelves: deskShelves, kinds: concernKinds }
  return {
    ...choices,
    shelf,
    kind,
    unit,
    units,
    concerns,
    nextOffset: found.length > offset + onePage ? offset + onePage : null,
  }
}

export default function DeskConcernsPage() {
  const { shelves, kinds, shelf, kind, unit, units, concerns, nextOffset } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { day } = useInstants()
  const addressOf = (change: Record<string, string>) =>
    `${deskConcernsAddress}?${new URLSearchParams({ shelf, kind, unit, ...change })}`
  return (
    <Page heading={<Message name="concerns:desk.heading" />}>
      <p className="govuk-body">
        <Message name="concerns:desk.lead" />
      </p>
      <form method="get">
        <SelectField
          name="shelf"
          label="concerns:desk.shelves"
          options={shelves.map((value) => ({ value, text: t(`concerns:desk.shelf.${value}`) }))}
          defaultValue={shelf}
        />
        <SelectField
          name="kind"
          label="concerns:desk.kind"
          options={[
            { value: '', text: t('concerns:desk.all') },
            ...kinds.map((value) => ({ value, text: t(`concerns:kind.${value}`) })),
          ]}
          defaultValue={kind}
        />
        {units.length > 1 && (
          <SelectField
            name="unit"
            label="concerns:desk.unit"
            options={[
              { value: '', text: t('concerns:desk.all') },
              ...units.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            defaultValue={unit}
          />
        )}
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="concerns:desk.filter" />
        </button>
      </form>
      {concerns.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="concerns:desk.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {concerns.map((concern) => (
          <li key={concern.id} className="lisans-desk__item">
            <a className="govuk-link" href={deskConcernAddress(concern.id)}>
              <Message name={`concerns:kind.${concern.kind}`} />
              {concern.subject.kind !== 'none' && (
                <>
                  {' – '}
                  <ConcernSubjectLine subject={concern.subject} />
                </>
              )}
            </a>
            <p className="govuk-hint lisans-beneath">
              {concern.personName}, {concern.unitName}
            </p>
            <p className="lisans-meta">
              <ConcernStateTag state={concern.state} />{' '}
              <Message name="concerns:since" values={{ at: day(concern.since) }} />{' '}
              {concern.first && (
                <Tag tone="quiet">
                  <Message name="concerns:desk.first" />
                </Tag>
              )}
            </p>
          </li>
        ))}
      </ul>
      {nextOffset !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={addressOf({ from: String(nextOffset) })}>
            <Message name="concerns:desk.next" />
          </a>
        </p>
      )}
    </Page>
  )
}
