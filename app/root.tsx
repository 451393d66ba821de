import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from '@remix-run/react'
import enhancementScript from '#app/enhance/learner.ts?worker&url'
import stylesheet from '#app/styles/lisans.scss?url'
import { FailurePage } from '#app/ui/failure-page.tsx'
import { useNonce } from '#app/ui/nonce.ts'
import { useTranslation } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { config } from '#app/web/config.ts'
import { findSignedIn } from '#app/web/signed-in.ts'
import { tasksOf } from '#app/web/tasks.ts'
import type { Language, Role } from '#db/schema/people.ts'

export type RootData = {
  language: Language
  /** Path and query of this page, to come back to after choosing a language. */
  address: string
  demo: boolean
  person: {
    name: string
    roles: Role[]
    /** How many things wait for them; null for those who only learn. */
    tasks: number | null
  } | null
  /** Whose service this is, and whom its people ask for help. */
  organisation: { name: string; timeZone: string; help: { name: string; email: string; phone: string } }
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const { pathname, search } = new URL(request.url)
  const signedIn = await findSignedIn(request, context)
  const person = signedIn && {
    name: signedIn.name,
    roles: signedIn.roles,
    tasks: signedIn.roles.length > 0 ? (await tasksOf(signedIn, context)).length : null,
  }
  return {
    language: context.language,
    address: pathname + search,
    demo: config.demo,
    person,
    organisation: await currentOrganisation(),
  }
}

/** React runs in the browser only where a route asks for it with `handle = { hydrate: true }`; all other pages are plain HTML. */
export default function Root() {
  const nonce = useNonce()
  const { language } = useTranslation()
  const hydrates = useMatches().some(({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate)
  return (
    <html lang={language} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#003f6b" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <Outlet />
        {hydrates ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : (
          <script type="module" src={enhancementScript} nonce={nonce} />
        )}
      </body>
    </html>
  )
}

export function ErrorBoundary() {
  const { language } = useTranslation()
  return (
    <html lang={language} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Lisans</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body className="govuk-template__body">
        <FailurePage />
      </body>
    </html>
  )
}
