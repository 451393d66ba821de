import type { PayloadValue } from '#app/domain/audit/readable-payload.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** What stands at one place of an entry's content. */
export function PayloadValueWords({ value }: { value: PayloadValue }) {
  switch (value.kind) {
    case 'words':
      return <span className="lisans-anywhere">{value.words}</span>
    case 'flag':
      return <Message name={`audit:entry.${value.flag ? 'yes' : 'no'}`} />
    case 'role':
      return <Message name={`people:role.${value.role}`} />
    case 'instant':
      return <DayAndTime at={value.at} />
    case 'person':
    case 'unit':
      return <>{value.name}</>
    case 'nothing':
      return <Message name="audit:entry.none" />
    case 'kept-back':
      return (
        <em>
          <Message name="audit:entry.keptBack" />
        </em>
      )
  }
}
