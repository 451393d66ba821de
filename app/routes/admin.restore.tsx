import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { acceptRestore } from '#app/domain/office/accept-restore.ts'
import { findRestoredData } from '#app/domain/office/find-restored-data.ts'
import type { RestoredData } from '#app/domain/office/restored-data.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('office:restore.title')

const checks = ['suspensions', 'tokens', 'people', 'passes']

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mayDecide = await mayDecideForEverybody(await requireRole(request, context, 'administrator'))
  const accepted = new URL(request.url).searchParams.get('notice') === 'accepted'
  return { mayDecide, restored: await findRestoredData(db), accepted }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireRole(request, context, 'administrator')
  const outcome = await acceptRestore(db, { kind: 'person', personId }, new Date())
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  return redirect('/admin/restore?notice=accepted')
}

export default function RestorePage() {
  const { mayDecide, restored, accepted } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="office:restore.title" />}>
      {restored ? (
        <Loss restored={restored} mayDecide={mayDecide} />
      ) : (
        <Notice tone="good" role={accepted ? 'status' : undefined}>
          <p className="govuk-body">
            <Message name={accepted ? 'office:restore.accepted' : 'office:restore.nothing'} />
          </p>
        </Notice>
      )}
    </Page>
  )
}

function Loss({ restored, mayDecide }: { restored: RestoredData; mayDecide: boolean }) {
  const { since, lostAfter, entriesLost, operator } = restored
  const { dayAndTime } = useInstants()
  const moment = (at: string) => dayAndTime(new Date(at))
  return (
    <>
      <Notice tone="bad" heading={<Message name="office:restore.shut" />}>
        <p className="govuk-body">
          <Message name="office:restore.restored" values={{ operator, since: moment(since) }} />{' '}
          {lostAfter ? (
            <Message name="office:restore.lost" values={{ lostAfter: moment(lostAfter) }} />
          ) : (
            <Message name="office:restore.lostAll" />
          )}{' '}
          {entriesLost === null ? (
            <Message name="office:restore.entriesUnknown" />
          ) : (
            <Message name="office:restore.entries" values={{ count: entriesLost }} />
          )}
        </p>
      </Notice>
      {mayDecide ? (
        <Acceptance />
      ) : (
        <p className="govuk-body">
          <Message name="refusals:administrators-only" />
        </p>
      )}
    </>
  )
}

function Acceptance() {
  return (
    <>
      <p className="govuk-body">
        <Message name="office:restore.check" />
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {checks.map((check) => (
          <li key={check}>
            <Message name={`office:restore.checks.${check}`} />
          </li>
        ))}
      </ul>
      <form method="post">
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="office:restore.accept" />
        </button>
      </form>
    </>
  )
}
