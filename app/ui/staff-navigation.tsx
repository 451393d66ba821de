import type { Role } from '#db/schema/people.ts'
import { homeAddress } from './addresses.ts'
import { mayRunTheOffice } from './office-sections.ts'
import { Message, useTranslation } from './translation.tsx'

/** The areas beside learning, and whose work they are. A link is a courtesy, not a guard: each page asks again. */
const areas: { name: string; href: string; roles: Role[] }[] = [
  { name: 'focalPoint', href: '/focal-point', roles: ['focal-point', 'hr'] },
  { name: 'people', href: '/hr', roles: ['hr', 'manager', 'access-officer', 'auditor', 'administrator'] },
  { name: 'concerns', href: '/desk/concerns', roles: ['trainer', 'translator', 'focal-point', 'administrator'] },
  { name: 'training', href: '/training', roles: ['trainer', 'translator', 'administrator'] },
  { name: 'law', href: '/legal', roles: ['legal-reviewer', 'trainer', 'translator', 'auditor', 'administrator'] },
  { name: 'audit', href: '/audit', roles: ['auditor', 'administrator'] },
  { name: 'administration', href: '/admin', roles: mayRunTheOffice },
]

type StaffNavigationProps = {
  roles: Role[]
  /** How many things wait for this person; null for whoever has no role. */
  tasks: number | null
  address: string
}

/** Shown only to people who have another area than their own learning. */
export function StaffNavigation({ roles, tasks, address }: StaffNavigationProps) {
  const { t } = useTranslation()
  const mine = areas.filter((area) => area.roles.some((role) => roles.includes(role)))
  if (tasks === null) return null
  const shown = [{ name: 'learning', href: homeAddress }, { name: 'tasks', href: '/tasks' }, ...mine]
  const current = currentOf(
    shown.map(({ href }) => href),
    address,
  )
  return (
    <nav className="lisans-strip__nav" aria-label={t('page.areas')}>
      {shown.map(({ name, href }) => (
        <a key={name} href={href} aria-current={href === current ? 'true' : undefined}>
          <Message name={`page.area.${name}`} />
          {name === 'tasks' && tasks > 0 && <span className="lisans-strip__count">{tasks}</span>}
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
