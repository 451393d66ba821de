import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import { HelpContact } from './help-contact.tsx'
import { Message } from './translation.tsx'

const pages = [
  { name: 'help', href: '/help' },
  { name: 'glossary', href: '/glossary' },
  { name: 'verify', href: '/verify' },
  { name: 'privacy', href: '/privacy' },
  { name: 'accessibility', href: '/accessibility' },
]

/** In the same order on every page: where help is, what is kept about people, how accessible this is, whom to ask. */
export function PageFooter() {
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
        </ul>
        {root?.organisation && <HelpContact organisation={root.organisation} />}
      </div>
    </footer>
  )
}
