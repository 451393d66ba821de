import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { listPersonas } from '#app/domain/people/list-personas.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { onlyInDemonstrations } from '#app/web/only-in-demonstrations.ts'
import { rememberLanguage } from '#app/web/sign-in/remember-language.ts'
import { sessionCookie } from '#app/web/sign-in/session-cookie.ts'

export const meta = pageTitle('people:demo.title')

export async function loader({ request }: LoaderFunctionArgs) {
  onlyInDemonstrations()
  const as = new URL(request.url).searchParams.get('as')
  const personas = await listPersonas(db)
  // The links printed at the start name one persona each; that one then stands alone.
  const asked = personas.filter(({ identifier }) => identifier === as)
  return { personas: asked.length > 0 ? asked : personas }
}

export async function action({ request, context }: ActionFunctionArgs) {
  onlyInDemonstrations()
  const { value } = await parseForm(request, z.object({ person: z.string() }))
  const person = value && (await findPersonByIdentifier(db, value.person))
  if (!person) throw new Response(null, { status: 404 })

  const device = request.headers.get('user-agent') ?? ''
  const session = { personId: person.id, address: context.clientAddress, device }
  const outcome = await startSession(db, session, new Date())
  if (outcome.kind === 'refused') throw new Response(null, { status: 409 })
  const headers = new Headers()
  headers.append('Set-Cookie', sessionCookie(outcome.token, outcome.expiresAt))
  headers.append('Set-Cookie', rememberLanguage(person.language))
  return redirect('/', { headers })
}

export default function DemoPage() {
  const { personas } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="people:demo.heading" />}>
      <p className="govuk-body">
        <Message name="people:demo.explanation" />
      </p>
      <form method="post">
        <ul className="govuk-list govuk-list--spaced">
          {personas.map(({ identifier, story, name, jobTitle, unitName }, place) => (
            <li key={identifier}>
              <button
                type="submit"
                className="govuk-button govuk-button--secondary lisans-close"
                name="person"
                value={identifier}
                aria-describedby={`story-${place}`}
              >
                {name}
              </button>
              <div className="govuk-hint lisans-beneath" id={`story-${place}`}>
                <Message name={`people:demo.story.${story}`} /> {[jobTitle, unitName].filter(Boolean).join(', ')}
              </div>
            </li>
          ))}
        </ul>
      </form>
    </Page>
  )
}
