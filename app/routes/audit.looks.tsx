import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { auditAddress, auditLooksAddress, entryAddress } from '#app/ui/audit-addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { ActorName } from '#app/ui/entry-line.tsx'
import { ListEnds } from '#app/ui/list-ends.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PersonCandidates, PersonSearchField } from '#app/ui/person-search.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { readLooksPage } from '#app/web/looks-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:section.looks.name')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  return { ...(await readLooksPage(request, officer, new Date())), search: new URL(request.url).search }
}

export default function LooksPage() {
  const { asked, person, problems, looks, older, onLaterPage, search } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const list = { address: auditLooksAddress, asked: search }
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      heading={<Message name="audit:section.looks.name" />}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="audit:looks.explanation" />
      </p>
      <form method="get" className="lisans-filter" noValidate>
        <PersonSearchField person={person} {...list} />
        <SelectField
          name="as"
          label="audit:search.as"
          options={['subject', 'actor'].map((value) => ({ value, text: t(`audit:looks.${value}`) }))}
          defaultValue={asked.as}
        />
        <DayField
          name="from"
          label="audit:search.from"
          hint="audit:search.dayHint"
          typed={asked.from}
          problems={problems}
        />
        <DayField name="to" label="audit:search.to" hint="audit:search.dayHint" typed={asked.to} problems={problems} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="audit:search.show" />
        </button>
      </form>
      <PersonCandidates person={person} {...list} />
      {looks?.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="audit:looks.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {looks?.map(({ sequence, recordedAt, actor, subject, subjectId }) => (
          <li key={sequence} className="lisans-desk__item">
            <a className="govuk-link" href={entryAddress(sequence)}>
              <DayAndTime at={recordedAt} />
            </a>
            <div>
              <ActorName actor={actor} /> <Message name="audit:looks.lookedAt" /> {subject?.name ?? subjectId}
              {subject && `, ${subject.unitName}`}
            </div>
          </li>
        ))}
      </ul>
      <ListEnds {...list} older={older} onLaterPage={onLaterPage} />
      {person.chosen && (
        <p className="lisans-meta">
          <Message name="audit:entry.lookedAt" />
        </p>
      )}
    </Page>
  )
}
