import type { OrganisationField } from '#app/domain/office/change-organisation.ts'
import type { Organisation } from '#app/domain/office/organisation.ts'
import { languageNames } from '#app/locales/translator.ts'
import { Holidays } from './holidays.tsx'
import { OrganisationLogo } from './organisation-logo.tsx'
import { Message } from './translation.tsx'

type OrganisationValueProps = {
  field: OrganisationField
  organisation: Partial<Organisation>
  /** The other side of a comparison: of long lists only what it has not is shown. */
  besides?: Partial<Organisation>
}

/** One detail of the organisation in words, or as what it looks like. */
export function OrganisationValue({ field, organisation, besides }: OrganisationValueProps) {
  const { name, timeZone, brandColour, logo, help, workingWeekdays, languages, holidays, holidayYears } = organisation
  switch (field) {
    case 'name':
      return name
    case 'timeZone':
      return timeZone
    case 'brandColour':
      return brandColour ? <Colour colour={brandColour} /> : <Message name="organisation:ownColour" />
    case 'logo':
      if (!logo) return <Message name="organisation:noLogo" />
      return <OrganisationLogo logo={{ ...logo, address: `/brand/${logo.hash}.${logo.kind}` }} name={name ?? ''} />
    case 'help':
      return [help?.name, help?.email, help?.phone].filter(Boolean).join(', ') || <Message name="organisation:none" />
    case 'workingWeekdays':
      return (workingWeekdays ?? []).map((weekday, position) => (
        <span key={weekday}>
          {position > 0 && ', '}
          <Message name={`organisation:weekday.${weekday}`} />
        </span>
      ))
    case 'languages':
      return (languages ?? []).map((code, position) => (
        <span key={code}>
          {position > 0 && ', '}
          <span lang={code}>{languageNames[code]}</span>
        </span>
      ))
    case 'holidayYears':
      return (
        holidayYears?.filter((year) => !besides?.holidayYears?.includes(year)).join(', ') || (
          <Message name="organisation:none" />
        )
      )
    case 'holidays': {
      const other = new Set(besides?.holidays?.map(({ day, name: words }) => day + words))
      const own = (holidays ?? []).filter(({ day, name: words }) => !other.has(day + words))
      return own.length > 0 ? <Holidays holidays={own} /> : <Message name="organisation:none" />
    }
  }
}

/** Drawn, since a page may not carry styles of its own. */
export function Colour({ colour }: { colour: string }) {
  return (
    <span className="lisans-colour">
      <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true" focusable="false">
        <rect width="32" height="20" fill={colour} stroke="#2f3d48" />
      </svg>{' '}
      {colour}
    </span>
  )
}
