import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findBulk, listBulkPeople } from '#app/domain/bulk/find-bulk.ts'
import { BulkAnswers } from '#app/ui/bulk-answers.tsx'
import { BulkStage } from '#app/ui/bulk-stage.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { doesInBulk } from '#app/web/bulk-desk.ts'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('hr:bulk.heading')

const namesShown = 20
const onePage = 200

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...doesInBulk)
  const bulk = await findBulk(db, { bulkId: params.bulkId ?? '', personId: officer.personId })
  if (!bulk) notFound()
  const parameters = new URL(request.url).searchParams
  const only = parameters.get('answer')
  const after = Math.max(-1, Number.parseInt(parameters.get('after') ?? '', 10) || -1)
  const answers = bulk.answers.filter(({ answer }) => answer !== null && (only === null || answer === only))
  const limit = only === null ? namesShown : onePage
  const groups = await Promise.all(
    answers.map(async ({ answer, people }) => {
      const found = await listBulkPeople(db, { bulk, answer, after: only === null ? -1 : after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      return { answer: answer ?? '', people, shown, next: found.length > limit ? (shown.at(-1)?.place ?? null) : null }
    }),
  )
  const total = bulk.answers.reduce((sum, { people }) => sum + people, 0)
  const left = bulk.answers.find(({ answer }) => answer === null)?.people ?? 0
  const { id, action, stage, reason, unknown } = bulk
  const toDo = bulk.answers.find(({ answer }) => answer === 'done')?.people ?? 0
  return { id, action, stage, reason, unknown: unknown.slice(0, onePage), total, left, toDo, groups, only }
}

export default function BulkActionPage() {
  const { id, action, stage, reason, unknown, total, left, toDo, groups, only } = useLoaderData<typeof loader>()
  return (
    <Page
      caption={<Message name={`hr:bulk.action.${action}`} />}
      heading={<Message name={`hr:bulk.stage.${stage}`} />}
      back={
        only === null
          ? { href: '/hr/bulk', label: <Message name="hr:bulk.heading" /> }
          : { href: `/hr/bulk/${id}`, label: <Message name="hr:bulk.back" /> }
      }
    >
      <p className="govuk-body">
        <Message name="hr:bulk.reason" /> {reason}
      </p>
      <BulkStage bulkId={id} stage={stage} total={total} left={left} toDo={toDo} />
      <BulkAnswers bulkId={id} finished={stage === 'running' || stage === 'finished'} groups={groups} />
      {unknown.length > 0 && only === null && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="hr:bulk.unknown" values={{ count: unknown.length }} />
          </h2>
          <p className="govuk-body">{unknown.join(', ')}</p>
        </>
      )}
    </Page>
  )
}
