import type { Role } from '#db/schema/people.ts'
import { homeAddress } from './addresses.ts'
import { Message, useTranslation } from './translation.tsx'

/** The areas beside learning, and whose work they are. A link is a courtesy, not a guard: each page asks again. */
const areas: { name: string; href: string; roles: Role[] }[] = [
  { name: 'focalPoint', href: '/focal-point', roles: ['focal-point'] },
  { name: 'people', href: '/hr/people', roles: ['hr', 'access-officer', 'auditor', 'administrator'] },
  { name: 'administration', href: '/admin', roles: ['administrator'] },
]

/** Shown only to people who have another area than their own learning. */
export function StaffNavigation({ roles, address }: { roles: Role[]; address: string }) {
  const { t } = useTranslation()
  const mine = areas.filter((area) => area.roles.some((role) => roles.includes(role)))
  if (mine.length === 0) return null
  return (
    <nav className="lisans-strip__nav" aria-label={t('page.areas')}>
      {[{ name: 'learning', href: homeAddress }, ...mine].map(({ name, href }) => (
        <a key={name} href={href} aria-current={isCurrent(href, address) ? 'true' : undefined}>
          <Message name={`page.area.${name}`} />
        </a>
      ))}
    </nav>
  )
}

function isCurrent(href: string, address: string): boolean {
  return href === homeAddress ? address === homeAddress : address === href || address.startsWith(`${href}/`)
}
