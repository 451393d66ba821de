import { useLoaderData } from '@remix-run/react'
import { listRecentMails } from '#app/domain/office/list-recent-mails.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { onlyInDemonstrations } from '#app/web/only-in-demonstrations.ts'

export const meta = pageTitle('office:outbox.title')

const mailsShown = 100

export async function loader() {
  // Mail holds one-time links: outside a demonstration nobody but its addressee may see it.
  onlyInDemonstrations()
  const mails = await listRecentMails(db, mailsShown)
  return { mails: mails.map(({ id, address, subject, body, queuedAt }) => ({ id, address, subject, body, queuedAt })) }
}

export default function OutboxPage() {
  const { mails } = useLoaderData<typeof loader>()
  const { dayAndTime } = useInstants()
  return (
    <Page
      heading={<Message name="office:outbox.title" />}
      back={{ href: '/demo', label: <Message name="office:outbox.back" /> }}
    >
      <p className="govuk-body">
        <Message name={mails.length === 0 ? 'office:outbox.none' : 'office:outbox.explanation'} />
      </p>
      {mails.map(({ id, address, subject, body, queuedAt }) => (
        <article key={id} aria-labelledby={`mail-${id}`}>
          <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`mail-${id}`}>
            {subject}
          </h2>
          <p className="govuk-hint">
            <Message name="office:outbox.to" values={{ address, moment: dayAndTime(queuedAt) }} />
          </p>
          {paragraphs(body).map(({ text, place }) => (
            <p className="govuk-body" key={place}>
              {withLinks(text)}
            </p>
          ))}
          <hr className="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
        </article>
      ))}
    </Page>
  )
}

function paragraphs(body: string): { text: string; place: number }[] {
  return body.split(/\n{2,}/).map((text, place) => ({ text, place }))
}

/** Our own addresses can be followed, as they could in a mail program. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    part.startsWith('http') ? (
      <a className="govuk-link" href={part} key={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
