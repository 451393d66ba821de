import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import { concernsAddress, newConcernAddress } from './concern-addresses.ts'
import { HelpContact } from './help-contact.tsx'
import { Message } from './translation.tsx'

const pages = [
  { name: 'help', href: '/help' },
  { name: 'glossary', href: '/glossary' },
  { name: 'verify', href: '/verify' },
  { name: 'privacy', href: '/privacy' },
  { name: 'accessibility', href: '/accessibility' },
]

/** What on a page can be told to be wrong, where that is more than the page: a message's key, and the form's address. */
export type ConcernLink = { name: string; href: string }

/**
 * In the same order on every page: where help is, what is kept about people, how accessible this is, whom to tell that something is
 * wrong, whom to ask.
 */
export function PageFooter({ concern }: { concern?: ConcernLink }) {
  const root = useRouteLoaderData('root') as RootData | undefined
  return (
    <footer className="lisans-footer">
      <div className="govuk-width-container">
        <ul className="lisans-footer__links">
          {pages.map(({ name, href }) => (
            <li key={name}>
              <a href={href}>
                <Message name={`page.${name}`} />
              </a>
            </li>
          ))}
          {root && <ConcernLinks root={root} concern={concern} />}
        </ul>
        {root?.organisation && <HelpContact organisation={root.organisation} />}
      </div>
    </footer>
  )
}

/** Whoever is not signed in has no page for answers: they are led to where help is. */
function ConcernLinks({ root: { person, address }, concern }: { root: RootData; concern?: ConcernLink }) {
  const [page = '/'] = address.split('?')
  const here = concern ?? { name: 'wrong', href: newConcernAddress({ page }) }
  return (
    <>
      <li>
        <a href={person ? here.href : '/help'}>
          <Message name={`concerns:link.${person ? here.name : 'wrong'}`} />
        </a>
      </li>
      {person && (
        <li>
          <a href={concernsAddress}>
            <Message name="concerns:link.mine" />
          </a>
        </li>
      )}
    </>
  )
}
