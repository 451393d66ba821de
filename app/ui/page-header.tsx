import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import { homeAddress, signInAddress } from './addresses.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { StaffNavigation } from './staff-navigation.tsx'
import { Message, useTranslation } from './translation.tsx'

/** The service's name and who is signed in; below it the staff areas of this person, and the languages. */
export function PageHeader() {
  const root = useRouteLoaderData('root') as RootData | undefined
  return (
    <header>
      {root?.demo && <DemonstrationStrip />}
      <div className="lisans-header">
        <div className="govuk-width-container lisans-header__bar">
          <a href={homeAddress} className="lisans-header__name">
            <ServiceMark />
            Lisans
          </a>
          <AccountNavigation person={root?.person ?? null} address={root?.address ?? homeAddress} />
        </div>
      </div>
      <div className="lisans-strip">
        <div className="govuk-width-container lisans-strip__bar">
          <StaffNavigation
            roles={root?.person?.roles ?? []}
            tasks={root?.person?.tasks ?? null}
            address={root?.address ?? homeAddress}
          />
          <LanguageSwitch address={root?.address ?? homeAddress} />
        </div>
      </div>
    </header>
  )
}

function AccountNavigation({ person, address }: { person: RootData['person']; address: string }) {
  const { t } = useTranslation()
  if (!person) {
    if (address.startsWith('/sign-in')) return null
    return (
      <nav className="lisans-header__nav" aria-label={t('page.navigation')}>
        <a href={signInAddress(address)}>
          <Message name="page.signIn" />
        </a>
      </nav>
    )
  }
  return (
    <nav className="lisans-header__nav" aria-label={t('page.navigation')}>
      <a href="/account" className="lisans-header__account">
        <span className="govuk-visually-hidden">
          <Message name="page.accountOf" />{' '}
        </span>
        <span className="lisans-header__person">{person.name}</span>
      </a>
      <form method="post" action="/sign-out">
        <button type="submit">
          <Message name="page.signOut" />
        </button>
      </form>
    </nav>
  )
}

/** Nobody should take a demonstration for the real thing. */
function DemonstrationStrip() {
  return (
    <div className="lisans-demo">
      <div className="govuk-width-container">
        <p>
          <Message name="page.demonstration" />{' '}
          <a href="/demo">
            <Message name="page.demonstrationPeople" />
          </a>
        </p>
      </div>
    </div>
  )
}

function ServiceMark() {
  return (
    <svg className="lisans-header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M8 5v21h17" fill="none" stroke="#ffd447" strokeWidth="5" />
      <path d="m14 14 5 5 8-12" fill="none" stroke="currentColor" strokeWidth="4" />
    </svg>
  )
}
