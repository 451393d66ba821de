import type { LocalisedText } from '#db/schema/catalogue.ts'
import { jobAidAddress, lessonAddress, moduleAddress } from './addresses.ts'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'

type LegalRestingProps = {
  pages: {
    kind: 'lesson' | 'handout'
    courseId: string
    courseTitle: LocalisedText
    pageId: string
    title: LocalisedText
    isJobAid: boolean
  }[]
  /** `stemHtml` is null for whoever may not read examined questions. */
  questions: {
    courseId: string
    courseTitle: LocalisedText
    questionId: string
    pool: 'quiz' | 'final'
    stemHtml: string | null
  }[]
}

/** The lessons, pages to print and examined questions that rest on a legal fact. */
export function LegalResting({ pages, questions }: LegalRestingProps) {
  return (
    <>
      <h3 className="govuk-heading-s">
        <Message name="legal:resting.pages" values={{ count: pages.length }} />
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {pages.map((page) => (
          <li key={`${page.courseId} ${page.pageId}`}>
            <a className="govuk-link" href={addressOf(page)}>
              <Localised text={page.title} />
            </a>
            {', '}
            {page.isJobAid ? <Message name="legal:resting.jobAid" /> : <Localised text={page.courseTitle} />}
          </li>
        ))}
      </ul>
      <h3 className="govuk-heading-s">
        <Message name="legal:resting.questions" values={{ count: questions.length }} />
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {questions.map(({ courseId, courseTitle, questionId, pool, stemHtml }) => (
          <li key={`${courseId} ${questionId}`}>
            <code>{questionId}</code>
            {', '}
            <Localised text={courseTitle} /> (<Message name={`legal:resting.pool.${pool}`} />)
            {stemHtml !== null && <div lang="en" dangerouslySetInnerHTML={{ __html: stemHtml }} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function addressOf({ kind, courseId, pageId, isJobAid }: LegalRestingProps['pages'][number]): string {
  if (isJobAid) return jobAidAddress(pageId)
  return kind === 'lesson' ? lessonAddress(courseId, pageId) : moduleAddress(courseId)
}
