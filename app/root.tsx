import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useMatches } from '@remix-run/react'
import enhancementScript from '#app/enhance/learner.ts?worker&url'
import stylesheet from '#app/styles/lisans.scss?url'
import { FailurePage } from '#app/ui/failure-page.tsx'
import { useNonce } from '#app/ui/nonce.ts'
import { useTranslation } from '#app/ui/translation.tsx'
import { brandOf, type ShownLogo } from '#app/web/brand.ts'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { config } from '#app/web/config.ts'
import { findSignedIn } from '#app/web/signed-in.ts'
import { countTasksOf } from '#app/web/tasks.ts'
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
  organisation: {
    name: string
    timeZone: string
    help: { name: string; email: string; phone: string }
    /** Those to choose from. */
    languages: Language[]
    brandColour: string | null
    /** The address of the stylesheet that brings the colour. */
    stylesheet: string | null
    logo: ShownLogo | null
  }
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const { pathname, search } = new URL(request.url)
  const { name, timeZone, help, languages, brandColour, logo } = await currentOrganisation()
  const signedIn = await findSignedIn(request, context)
  const person = signedIn && {
    name: signedIn.name,
    roles: signedIn.roles,
    tasks: signedIn.roles.length > 0 ? await countTasksOf(signedIn, request, context) : null,
  }
  return {
    language: context.language,
    address: pathname + search,
    demo: config.demo,
    person,
    organisation: { name, timeZone, help, languages, brandColour, ...brandOf({ brandColour, logo }) },
  }
}

/** React runs in the browser only where a route asks for it with `handle = { hydrate: true }`; all other pages are plain HTML. */
export default function Root() {
  const nonce = useNonce()
  const { brandColour, stylesheet: brandStylesheet } = useLoaderData<typeof loader>().organisation
  const { language } = useTranslation()
  const hydrates = useMatches().some(({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate)
  return (
    <html lang={language} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={brandColour ?? '#003f6b'} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
        {brandStylesheet && <link rel="stylesheet" href={brandStylesheet} />}
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
