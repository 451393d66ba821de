import { DayAndTime } from './day.tsx'
import { Notice } from './notice.tsx'
import { setAsideAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

/** One's own texts that came too late, until each is settled. */
export function SetAsideNotice({
  courseId,
  texts,
}: {
  courseId: string
  texts: { id: string; path: string; at: Date }[]
}) {
  if (texts.length === 0) return null
  return (
    <Notice tone="warn" heading={<Message name="training:setAside.waiting" values={{ count: texts.length }} />}>
      <ul className="govuk-list">
        {texts.map(({ id, path, at }) => (
          <li key={id}>
            <a className="govuk-link" href={setAsideAddress(courseId, id)}>
              <code>{path}</code>
            </a>{' '}
            <DayAndTime at={at} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
