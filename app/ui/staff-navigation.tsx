import type { Role } from '#db/schema/people.ts'
import { homeAddress } from './addresses.ts'
import { Message, useTranslation } from './translation.tsx'

/** The areas beside learning, and whose work they are. A link is a courtesy, not a guard: each page asks again. */
const areas: { name: string; href: string; roles: Role[] }[] = [
  { name: 'focalPoint', href: '/focal-point', roles: ['focal-point', 'hr'] },
  { name: 'people', href: '/hr/people', roles: ['hr', 'access-officer', 'auditor', 'administrator'] },
  { name: 'administration', href: '/admin', roles: ['administrator', 'hr', 'focal-point'] },
]

type StaffNavigationProps = {
  roles: Role[]
  address: string
}

/** Shown only to people who have another area than their own learning. */
export function StaffNavigation({ roles, address }: StaffNavigationProps) {
  const { t } = useTranslation()
  const mine = areas.filter((area) => area.roles.some((role) => roles.includes(role)))
  if (mine.length === 0) return null
  const shown = [{ name: 'learning', href: homeAddress }, ...mine]
  const current = currentOf(
    shown.map(({ href }) => href),
    address,
  )
  return (
    <nav className="lisans-strip__nav" aria-label={t('page.areas')}>
      {shown.map(({ name, href }) => (
        <a key={name} href={href} aria-current={href === current ? 'true' : undefined}>
          <Message name={`page.area.${name}`} />
        </a>
      ))}
    </nav>
  )
}

/** The area a page is in: the longest address that it is below. */
function currentOf(hrefs: string[], address: string): string | undefined {
  const [path = ''] = address.split('?')
  const around = hrefs.filter((href) => path === href || (href !== homeAddress && path.startsWith(`${href}/`)))
  return around.sort((one, other) => other.length - one.length)[0]
}
