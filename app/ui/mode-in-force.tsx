import type { UnitRollOut } from '#app/web/roll-out.ts'
import type { PlatformMode } from '#db/schema/access.ts'
import { Tag } from './tag.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

const tones: Record<PlatformMode, 'info' | 'warn' | 'good'> = { watch: 'info', warn: 'warn', enforce: 'good' }

/** Which mode holds for a unit and where it was set. */
export function ModeInForce({ unit }: { unit: Pick<UnitRollOut, 'mode' | 'setAt' | 'setAbove'> }) {
  const { mode, setAt, setAbove } = unit
  return (
    <>
      <Tag tone={tones[mode]}>
        <Message name={`platforms:mode.${mode}`} />
      </Tag>{' '}
      <span className="lisans-aside">
        {setAt === 'here' && <Message name="platforms:mode.own" />}
        {setAt === 'above' && <Message name="platforms:mode.from" values={{ unit: setAbove }} />}
        {setAt === 'nowhere' && <Message name="platforms:mode.nobodySet" />}
      </span>
    </>
  )
}

/** What was decided for a unit and is still to come. */
export function ComingModes({ coming }: { coming: { mode: PlatformMode | null; startsAt: Date | string }[] }) {
  const { day } = useInstants()
  const { t } = useTranslation()
  return coming.map(({ mode, startsAt }) => (
    <span key={String(startsAt)} className="lisans-coming">
      <Message
        name="platforms:mode.coming"
        values={{ mode: t(`platforms:mode.${mode ?? 'inherit'}`), day: day(new Date(startsAt)) }}
      />
    </span>
  ))
}
