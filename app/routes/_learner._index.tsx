import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { listBindingPolicies } from '#app/domain/certification/list-binding-policies.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { Programme } from '#app/domain/learning/find-programme.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { KreolNote } from '#app/ui/kreol-note.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme, ProgrammeLinks } from '#app/ui/programme-links.tsx'
import { ProgrammeTasks } from '#app/ui/programme-tasks.tsx'
import { StandingCard } from '#app/ui/standing-card.tsx'
import { Message } from '#app/ui/translation.tsx'
import { Welcome } from '#app/ui/welcome.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { explainedDueDay } from '#app/web/due-day.ts'
import { programmeIdOf, programmeInAddress } from '#app/web/programme.ts'
import { findSignedIn } from '#app/web/signed-in.ts'
import type { Language } from '#db/schema/people.ts'

export const meta = pageTitle((home) => (home ? 'learning:home.pageTitle' : 'learning:welcome.heading'))

export async function loader({ request, context }: LoaderFunctionArgs) {
  allowAnyone()
  const signedIn = await findSignedIn(request, context)
  if (!signedIn) return null
  const wanted = programmeIdOf(request)
  const programmes = await listProgrammes(db)
  const chosen = programmes.find(({ id }) => id === wanted) ?? programmes[0]
  if (!chosen) return { name: signedIn.name, programmes: null }

  const now = new Date()
  const catalogue = await currentCatalogue()
  const others = programmes.filter((one) => one !== chosen)
  const stand = async ({ id, body }: Programme) => {
    const standing = await findStanding(db, { personId: signedIn.personId, programmeId: id }, now)
    return {
      id,
      inAddress: programmeInAddress(id),
      title: body.title,
      standing,
      due: await explainedDueDay({ personId: signedIn.personId, programmeId: id }, now),
      modules: nameModules(standing, catalogue),
    }
  }
  return {
    name: signedIn.name,
    policies: await policiesOf(signedIn.personId, context.language),
    titles: Object.fromEntries(programmes.map(({ id, body }) => [id, body.title])),
    programmes: [await stand(chosen), ...(await Promise.all(others.map(stand)))],
  }
}

export default function Home() {
  const home = useLoaderData<typeof loader>()
  if (!home) return <Welcome />
  if (!home.programmes) {
    return (
      <Page heading={<Message name="learning:home.nothingYet" />}>
        <p className="govuk-body">
          <Message name="learning:home.nothingYetNext" />
        </p>
      </Page>
    )
  }
  const { titles, policies } = home
  return (
    <Page heading={<Message name="learning:home.heading" values={{ name: home.name }} />}>
      <KreolNote />
      {home.programmes.map(({ id, inAddress, title, standing, due, modules }, position) => (
        <ProgrammeLinks key={id} programme={inAddress}>
          {position === 1 && (
            <h2 className="govuk-heading-m">
              <Message name="programmes:learner.others" />
            </h2>
          )}
          <StandingCard
            standing={standing}
            due={due}
            programme={title}
            beside={inAddress !== null}
            modules={modules}
            programmes={titles}
          />
          {position === 0 ? (
            <ProgrammeTasks standing={standing} modules={modules} policies={policies} />
          ) : (
            <p className="govuk-body">
              <a className="govuk-link" href={inProgramme('/', id)}>
                <Message name="programmes:learner.wholeWay" /> <Localised text={title} />
              </a>
            </p>
          )}
        </ProgrammeLinks>
      ))}
    </Page>
  )
}

function nameModules(standing: Standing, catalogue: Catalogue) {
  return standing.modules.map((module) => {
    const course = catalogue.get(module.courseId)?.body
    return {
      ...module,
      title: course?.title ?? { en: module.courseId },
      summary: course?.summary ?? { en: '' },
      lessonTitles: Object.fromEntries(course?.lessons.map(({ id, title }) => [id, title]) ?? []),
    }
  })
}

/** What binds this person beside the rules of behaviour, whatever the programme. */
async function policiesOf(personId: string, wanted: Language) {
  const binding = await listBindingPolicies(db, personId)
  return binding.map(({ policy, newest, toSign }) => {
    const language = newest.texts[wanted] ? wanted : ('en' as const)
    return { id: policy.id, title: (newest.texts[language] ?? newest.texts.en).title, language, toSign }
  })
}
