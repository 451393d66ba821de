import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

/** Until when an attempt may be answered; nothing where there is no limit. */
export function TimeLimit({ endsAt }: { endsAt: Date | null }) {
  const { dayAndTime } = useInstants()
  if (!endsAt) return null
  return (
    <p className="govuk-body">
      <Message name="assessment:paper.endsAt" values={{ at: dayAndTime(endsAt) }} />
    </p>
  )
}
