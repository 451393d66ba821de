import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countCertified } from '#app/domain/bulk/count-certified.ts'
import { findBulk, listBulkPeople } from '#app/domain/bulk/find-bulk.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { BulkAnswers } from '#app/ui/bulk-answers.tsx'
import { BulkChoices } from '#app/ui/bulk-choices.tsx'
import { BulkStage } from '#app/ui/bulk-stage.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { Message } from '#app/ui/translation.tsx'
import { doesInBulk } from '#app/web/bulk-desk.ts'
import { db } from '#app/web/database.ts'
import { programmeInAddress, programmeTitles } from '#app/web/programme.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import type { BulkActionName } from '#db/schema/bulk.ts'

export const meta = pageTitle('hr:bulk.heading')

/** Where it matters whether somebody is certified: they keep, or lose, what their certificate opens. */
const shutsOrFrees: BulkActionName[] = ['exemption', 'suspension', 'revocation']

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
      // Whoever is out of reach by now is not named.
      const shown = answer === 'out-of-reach' ? [] : found.slice(0, limit)
      return { answer: answer ?? '', people, shown, next: found.length > limit ? (shown.at(-1)?.place ?? null) : null }
    }),
  )
  const total = bulk.answers.reduce((sum, { people }) => sum + people, 0)
  const left = bulk.answers.find(({ answer }) => answer === null)?.people ?? 0
  const { id, action, stage, reason, details, unknown } = bulk
  const unit = details.unitId ? (await listUnits(db)).find((one) => one.id === details.unitId) : null
  const matters = shutsOrFrees.includes(action) && stage === 'rehearsed'
  const certified = matters ? await countCertified(db, bulk, new Date()) : null
  const toDo = bulk.answers.find(({ answer }) => answer === 'done')?.people ?? 0
  const programme = programmeInAddress(bulk.programmeId)
  const programmeTitle = (await programmeTitles())[bulk.programmeId] ?? null
  const chosen = { action, reason, details, unitName: unit?.name ?? null, programmeTitle, certified }
  return { id, stage, chosen, programme, unknown: unknown.slice(0, onePage), total, left, toDo, groups, only }
}

export default function BulkActionPage() {
  const { id, stage, chosen, programme, unknown, total, left, toDo, groups, only } = useLoaderData<typeof loader>()
  return (
    <Page
      caption={<Message name={`hr:bulk.action.${chosen.action}`} />}
      heading={<Message name={`hr:bulk.stage.${stage}`} />}
      back={
        only === null
          ? { href: '/hr/bulk', label: <Message name="hr:bulk.heading" /> }
          : { href: `/hr/bulk/${id}`, label: <Message name="hr:bulk.back" /> }
      }
    >
      <BulkChoices {...chosen} />
      <BulkStage
        bulkId={id}
        change={inProgramme('/hr/bulk/new', programme, { do: chosen.action, from: id })}
        stage={stage}
        total={total}
        left={left}
        toDo={toDo}
      />
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
