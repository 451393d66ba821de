import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

/** Tells readers of a translation that the English has moved on, and where they can read it. */
export function LaggingTranslation() {
  return (
    <Notice tone="warn">
      <p className="govuk-body">
        <Message name="learning:translation.lagging" />{' '}
        <a className="govuk-link lisans-screen-only" href="?text=en" hrefLang="en">
          <Message name="learning:translation.readEnglish" />
        </a>
      </p>
    </Notice>
  )
}
