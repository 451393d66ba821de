import { useTranslation } from './translation.tsx'
import { useInstants, type WriteInstant } from './use-instants.ts'

/** A calendar day as people write it, readable by machines too. */
export function Day({ at }: { at: Date }) {
  return <Moment at={at} write={useInstants().day} />
}

/** A calendar day and the time of day. */
export function DayAndTime({ at }: { at: Date }) {
  return <Moment at={at} write={useInstants().dayAndTime} />
}

function Moment({ at, write }: { at: Date; write: WriteInstant }) {
  const { language } = useTranslation()
  return (
    <time dateTime={at.toISOString()} lang={language === 'crs' ? 'en' : undefined}>
      {write(at)}
    </time>
  )
}
