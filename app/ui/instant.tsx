import { useTranslation } from './translation.tsx'

// Seychelles keeps one time all year; the organisation's own zone is a setting of its pages of record.
const timeZone = 'Indian/Mahe'

/** A moment, as people of the service read it. */
export function Instant({
  at,
  date = 'medium',
  time = 'short',
}: {
  at: Date | string
  date?: 'medium' | 'long'
  time?: 'short' | null
}) {
  const { language } = useTranslation()
  const moment = new Date(at)
  // Browsers and servers know no Kreol dates; English ones are what Kreol-speaking offices write.
  const locale = language === 'fr' ? 'fr' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, { dateStyle: date, timeStyle: time ?? undefined, timeZone })
  return (
    <time dateTime={moment.toISOString()} lang={language === 'crs' ? 'en' : undefined}>
      {format.format(moment)}
    </time>
  )
}
