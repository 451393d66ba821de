import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAccommodationRequests } from '#app/domain/assessment/list-accommodation-requests.ts'
import { listPeopleNeedingUnlock } from '#app/domain/assessment/list-people-needing-unlock.ts'
import { AccommodationRequests } from '#app/ui/accommodation-requests.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { UnlockTasks } from '#app/ui/unlock-tasks.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:focalPoint.heading')

const notices = ['unlocked', 'decided'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const focalPoint = await requireRole(request, context, 'focal-point', 'hr')
  const actor = actorOf(focalPoint)
  const now = new Date()
  const asked = new URL(request.url).searchParams.get('done')
  return {
    supervises: focalPoint.roles.includes('focal-point'),
    done: notices.find((notice) => notice === asked) ?? null,
    waiting: (await listPeopleNeedingUnlock(db, actor, now)).map(
      ({ personId, programmeId, name, unitName, failures, failedAt }) => ({
        personId,
        programmeId,
        name,
        unitName,
        failures,
        failedAt,
        mine: personId === focalPoint.personId,
      }),
    ),
    requests: (await listAccommodationRequests(db, actor, now)).map((one) => ({
      accommodationId: one.accommodationId,
      name: one.name,
      unitName: one.unitName,
      wantsExtraAttempts: one.wantsExtraAttempts,
      wantsExtraTime: one.wantsExtraTime,
      requestedAt: one.requestedAt,
      mine: one.personId === focalPoint.personId,
    })),
  }
}

export default function FocalPointPage() {
  const { supervises, done, waiting, requests } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="desk:focalPoint.heading" />}>
      {done && (
        <Notice tone="good" role="status">
          <p className="govuk-body">
            <Message name={`desk:focalPoint.done.${done}`} />
          </p>
        </Notice>
      )}
      <h2 className="govuk-heading-m">
        <Message name="desk:unlock.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="desk:unlock.why" />
      </p>
      <UnlockTasks waiting={waiting} />
      <h2 className="govuk-heading-m">
        <Message name="desk:accommodation.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="desk:accommodation.why" />
      </p>
      <AccommodationRequests requests={requests} />
      {supervises && (
        <p className="govuk-body">
          <a className="govuk-link" href="/focal-point/supervision">
            <Message name="programmes:supervision.link" />
          </a>
        </p>
      )}
    </Page>
  )
}
