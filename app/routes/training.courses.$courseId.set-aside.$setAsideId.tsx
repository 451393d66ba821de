import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findSetAsideText } from '#app/domain/authoring/list-set-aside-texts.ts'
import { settleSetAside } from '#app/domain/authoring/settle-set-aside.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress, setAsideAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { TwoTextsChoice } from '#app/ui/two-texts-choice.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { openDraft, openedText } from '#app/web/text-desk.ts'
import { keptFigure, openPicture } from '#app/web/two-pictures.ts'
import { choiceForm, twoTexts } from '#app/web/two-texts.ts'

export const meta = pageTitle('training:setAside.heading')

/** A text of one's own that came too late, beside the one that was saved first. Nobody sees another's. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { courseId, signedIn } = desk
  const asked = { id: args.params.setAsideId ?? '', courseId, personId: signedIn.personId }
  const setAside = (await findSetAsideText(db, asked)) ?? notFound()
  const opened = await openDraft(desk)
  const picture = openPicture(desk.parts, opened, setAside.path)
  const { draft, path, language, text, version } = picture
    ? { ...picture, draft: opened, language: 'en', text: '' }
    : await openedText(desk, setAside.path)
  const standing = draft.files.get(path)
  return {
    courseId,
    path,
    language,
    settled: setAside.settledAt !== null,
    at: setAside.setAsideAt,
    version,
    pictures: picture && { theirs: picture.address, mine: keptFigure(path, setAside.text) },
    ...twoTexts(text ?? '', picture ? '' : setAside.text),
    saved: standing?.changedAt ? { by: await nameOf(standing.changedBy), at: standing.changedAt } : null,
    again: new URL(args.request.url).searchParams.has('again'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { courseId, signedIn, actor, now } = desk
  const asked = { id: args.params.setAsideId ?? '', courseId, personId: signedIn.personId }
  const setAside = (await findSetAsideText(db, asked)) ?? notFound()
  const { value, problems } = await parseForm(args.request, choiceForm)
  if (problems) return data({ problems, refusal: null as string | null, third: null }, { status: 422 })

  const text = value.choice === 'theirs' ? null : value.choice === 'mine' ? setAside.text : (value.text ?? '')
  const settlement = { courseId, setAsideId: setAside.id, text, ...value.version }
  const outcome = await settleSetAside(db, settlement, actor, now)
  if (outcome.kind === 'settled') return redirect(`${courseDeskAddress(courseId)}?done=settled`)
  if (outcome.kind === 'conflict')
    return redirect(`${setAsideAddress(courseId, outcome.setAsideId ?? setAside.id)}?again=1`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null, third: value.text ?? null }, { status: 409 })
}

async function nameOf(personId: string | null): Promise<string | null> {
  return personId === null ? null : ((await findPerson(db, personId))?.name ?? null)
}

export default function SetAsidePage() {
  const { courseId, path, language, settled, at, version, mine, rows, pictures, saved, again } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      heading={<Message name="training:setAside.heading" />}
      caption={<code>{path}</code>}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {again && (
        <p className="govuk-inset-text">
          <Message name="training:setAside.again" />
        </p>
      )}
      <p className="govuk-body">
        <Message name={saved?.by ? 'training:setAside.whyBy' : 'training:setAside.why'} values={{ name: saved?.by }} />{' '}
        {saved && <DayAndTime at={saved.at} />}
      </p>
      {settled && (
        <p className="govuk-inset-text">
          <Message name="training:setAside.settled" />
        </p>
      )}
      <TwoTextsChoice
        rows={rows}
        pictures={pictures}
        third={rejected?.third ?? mine}
        version={version}
        language={language}
        problems={rejected?.problems}
        theirs={<Message name="training:setAside.theirs" />}
        mine={
          <>
            <Message name="training:setAside.mine" /> <DayAndTime at={at} />
          </>
        }
      />
    </Page>
  )
}
