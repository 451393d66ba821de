import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findImportBase } from '#app/domain/authoring/find-import-base.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { withholdFinalPool } from '#app/domain/packages/withhold-final-pool.ts'
import { ModulePackage } from '#app/ui/module-package.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { courseDeskAddress, courseFilesAddress, courseUploadAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { packageLanguages } from '#app/web/package-languages.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('packages:heading')

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const draft = await openDraft(desk)
  const published = await findPublishedFiles(db, desk.courseId)
  const standing = draft.isChanged ? draft.files : (published?.files ?? draft.files)
  const { withheld } = withholdFinalPool(standing, await findImportBase(db, desk.courseId))
  return {
    languages: published && !published.withdrawn ? await packageLanguages(desk.courseId) : [],
    courseId: desk.courseId,
    states: [...(published ? (['published'] as const) : []), ...(draft.isChanged ? (['draft'] as const) : [])],
    withheld: withheld.map(({ path, questions }) => ({ path, questions })),
  }
}

export default function PackagesPage() {
  const { courseId, states, withheld, languages } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="packages:heading" />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="packages:back" /> }}
    >
      <p className="govuk-body">
        <Message name="packages:why" />
      </p>
      <p className="govuk-body">
        <Message name="packages:keys" />
      </p>
      {withheld.length > 0 && (
        <Notice heading={<Message name="packages:withheld.heading" />}>
          <p className="govuk-body">
            <Message name="packages:withheld.why" />
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {withheld.map(({ path, questions }) => (
              <li key={path}>
                <code>{path}</code>: <Message name="packages:withheld.questions" values={{ count: questions }} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form method="post" action={courseFilesAddress(courseId)} noValidate>
        <RadioGroup
          name="state"
          legend={<Message name="packages:state.legend" />}
          choices={states.map((value) => ({ value, label: <Message name={`packages:state.${value}`} /> }))}
          chosen={states[0]}
        />
        {withheld.length > 0 && <TickField name="final" label={<Message name="packages:final" />} />}
        <button type="submit" className="govuk-button">
          <Message name="packages:download" />
        </button>
      </form>
      <h2 className="govuk-heading-m">
        <Message name="upload:heading" />
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={courseUploadAddress(courseId)}>
          <Message name="upload:link" />
        </a>
      </p>
      <ModulePackage courseId={courseId} languages={languages} />
    </Page>
  )
}
