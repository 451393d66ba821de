import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { listBindingPolicies } from '#app/domain/certification/list-binding-policies.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { KreolNote } from '#app/ui/kreol-note.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ProgrammeTasks } from '#app/ui/programme-tasks.tsx'
import { StandingCard } from '#app/ui/standing-card.tsx'
import { Message } from '#app/ui/translation.tsx'
import { Welcome } from '#app/ui/welcome.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { findSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle((home) => (home ? 'learning:home.pageTitle' : 'learning:welcome.heading'))

export async function loader({ request, context }: LoaderFunctionArgs) {
  allowAnyone()
  const signedIn = await findSignedIn(request, context)
  if (!signedIn) return null
  const programme = await findProgramme(db, defaultProgrammeId)
  if (!programme) return { name: signedIn.name, standing: null }

  const standing = await findStanding(db, { personId: signedIn.personId, programmeId: programme.id }, new Date())
  const catalogue = await currentCatalogue()
  const binding = await listBindingPolicies(db, signedIn.personId)
  return {
    name: signedIn.name,
    standing,
    programme: programme.body.title,
    policies: binding.map(({ policy, newest, toSign }) => {
      const language = newest.texts[context.language] ? context.language : ('en' as const)
      return { id: policy.id, title: (newest.texts[language] ?? newest.texts.en).title, language, toSign }
    }),
    modules: standing.modules.map((module) => {
      const course = catalogue.get(module.courseId)?.body
      return {
        ...module,
        title: course?.title ?? { en: module.courseId },
        summary: course?.summary ?? { en: '' },
        lessonTitles: Object.fromEntries(course?.lessons.map(({ id, title }) => [id, title]) ?? []),
      }
    }),
  }
}

export default function Home() {
  const home = useLoaderData<typeof loader>()
  if (!home) return <Welcome />
  if (!home.standing) {
    return (
      <Page heading={<Message name="learning:home.nothingYet" />}>
        <p className="govuk-body">
          <Message name="learning:home.nothingYetNext" />
        </p>
      </Page>
    )
  }
  return (
    <Page heading={<Message name="learning:home.heading" values={{ name: home.name }} />}>
      <KreolNote />
      <StandingCard standing={home.standing} programme={home.programme} modules={home.modules} />
      <ProgrammeTasks standing={home.standing} modules={home.modules} policies={home.policies} />
    </Page>
  )
}
