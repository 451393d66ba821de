import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { listProgrammeDrafts } from '#app/domain/learning/find-programme-draft.ts'
import { findSurroundings } from '#app/domain/learning/find-surroundings.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { newProgrammeBody } from '#app/domain/learning/new-programme-body.ts'
import { saveProgrammeDraft } from '#app/domain/learning/save-programme-draft.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('programmes:list.heading')

const newProgramme = z.object({
  title: z.string().trim().min(1, 'programmes:form.titleMissing').max(120, 'programmes:list.titleTooLong'),
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'programmes:list.idInvalid')
    .max(60, 'programmes:list.idInvalid'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const programmes = await listProgrammes(db)
  const drafts = await listProgrammeDrafts(db)
  const unpublished = drafts.filter((draft) => !programmes.some(({ id }) => id === draft.programmeId))
  const listed = [
    ...programmes.map(({ id, number, body, publishedAt }) => ({ id, number, title: body.title, publishedAt })),
    ...unpublished.map(({ programmeId, body }) => ({
      id: programmeId,
      number: 0,
      title: body.title,
      publishedAt: null as Date | null,
    })),
  ]
  return {
    mayDecide: await mayDecideForEverybody(administrator),
    programmes: listed.map((one) => ({ ...one, drafted: drafts.some(({ programmeId }) => programmeId === one.id) })),
  }
}

/** A new programme begins as a draft that nobody but administrators sees. */
export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'title', 'id')
  const { value, problems } = await parseForm(request, newProgramme)
  if (problems) return data({ problems, typed, refusal: null }, { status: 422 })
  const taken: FormProblem[] = [{ field: 'id', message: 'programmes:list.idTaken' }]
  if (await findProgramme(db, value.id)) return data({ problems: taken, typed, refusal: null }, { status: 422 })

  const { rulesIds } = await findSurroundings(db, new Date())
  const body = newProgrammeBody(value, (await listProgrammes(db))[0]?.rulesId ?? rulesIds[0] ?? 'rules-of-behaviour')
  const outcome = await saveProgrammeDraft(db, { body, seen: null }, actorOf(administrator), new Date())
  if (outcome.kind === 'saved') return redirect(`/admin/programmes/${value.id}/draft`)
  if (outcome.reason === 'draft-changed') return data({ problems: taken, typed, refusal: null }, { status: 422 })
  const none: FormProblem[] | null = null
  return data({ problems: none, typed, refusal: outcome.reason }, { status: 409 })
}

export default function ProgrammesPage() {
  const { programmes, mayDecide } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { day } = useInstants()
  return (
    <Page
      back={{ href: '/admin', label: <Message name="programmes:list.back" /> }}
      heading={<Message name="programmes:list.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="programmes:list.what" />
      </p>
      <ul className="govuk-list lisans-desk">
        {programmes.map(({ id, title, number, publishedAt, drafted }) => (
          <li key={id} className="lisans-desk__item">
            <h2 className="govuk-heading-s">
              <a className="govuk-link" href={`/admin/programmes/${id}`}>
                <Localised text={title} />
              </a>
            </h2>
            <p className="govuk-body">
              {publishedAt ? (
                <Message name="programmes:list.published" values={{ number, at: day(publishedAt) }} />
              ) : (
                <Message name="programmes:list.unpublished" />
              )}{' '}
              {drafted && (
                <Tag tone="warn">
                  <Message name="programmes:list.drafted" />
                </Tag>
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayDecide ? (
        <form method="post" action="/admin/programmes?index" noValidate>
          <h2 className="govuk-heading-m">
            <Message name="programmes:list.new" />
          </h2>
          <TextField
            name="title"
            label="programmes:list.title"
            hint="programmes:list.titleHint"
            defaultValue={rejected?.typed.title}
            problems={rejected?.problems}
          />
          <TextField
            name="id"
            label="programmes:list.id"
            hint="programmes:list.idHint"
            defaultValue={rejected?.typed.id}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="programmes:list.begin" />
          </button>
        </form>
      ) : (
        <p className="govuk-inset-text">
          <Message name="refusals:administrators-only" />
        </p>
      )}
    </Page>
  )
}
