import type { ListedOverride } from '#app/domain/audit/list-overrides.ts'
import { entryAddress } from './audit-addresses.ts'
import { DayAndTime } from './day.tsx'
import { ActorName } from './entry-line.tsx'
import { Message, useTranslation } from './translation.tsx'

/** One override: what, whom and of which unit, by whom, when and why. */
export function OverrideLine({ override }: { override: ListedOverride }) {
  const { t } = useTranslation()
  const { sequence, recordedAt, action, actor, subject, subjectId, unitName, reason, ground, role } = override
  return (
    <li className="lisans-desk__item">
      <a className="govuk-link" href={entryAddress(sequence)}>
        <Message
          name={action === 'concern.answered' ? 'audit:overrides.kind.attemptGivenBack' : `audit:action.${action}`}
        />
      </a>
      <div className="lisans-anywhere">
        {[subject?.name ?? subjectId, role && t(`people:role.${role}`), unitName].filter(Boolean).join(', ')}
      </div>
      {(reason || ground) && (
        <div className="lisans-anywhere">
          <Message name="audit:overrides.why" /> {reason ?? <Message name={`desk:exemption.ground.${ground}`} />}
        </div>
      )}
      <div className="govuk-hint lisans-beneath">
        <Message name="audit:entry.byWhom" /> <ActorName actor={actor} />, <DayAndTime at={recordedAt} />
      </div>
    </li>
  )
}
