import type { ReactNode } from 'react'
import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { LaggingTranslation } from './lagging-translation.tsx'
import { Page } from './page.tsx'
import { Message, useTranslation } from './translation.tsx'
import { UnderReview } from './under-review.tsx'

type HandoutProps = {
  handout: {
    title: string
    summary: string
    language: Language
    html: string
    lagging: boolean
    inEnglishByChoice: boolean
    underReview: string[]
  }
  caption: ReactNode
  back: { href: string; label: ReactNode }
  /** `sheet`: everything stands on one page of A4 paper. */
  paper: 'sheet' | 'pages'
}

/** A page of the syllabus that is made to be printed. */
export function Handout({ handout, caption, back, paper }: HandoutProps) {
  const { language } = useTranslation()
  const spoken = handout.language === language ? undefined : handout.language
  return (
    <Page caption={caption} heading={<span lang={spoken}>{handout.title}</span>} back={back}>
      <p className="govuk-body-l lisans-handout__summary" lang={spoken}>
        {handout.summary}
      </p>
      <p className="lisans-meta lisans-screen-only">
        <Message name={paper === 'sheet' ? 'learning:handout.oneSheet' : 'learning:handout.toPrint'} />
      </p>
      {spoken && !handout.inEnglishByChoice && (
        <p className="lisans-meta">
          <Message name="learning:handout.notTranslated" />
        </p>
      )}
      {handout.lagging && <LaggingTranslation />}
      <UnderReview instruments={handout.underReview} />
      <div className={`lisans-reading lisans-handout lisans-handout--${paper}`}>
        <LessonHtml html={handout.html} language={spoken} />
      </div>
    </Page>
  )
}
