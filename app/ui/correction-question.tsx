import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

export type CorrectionQuestionProps = {
  language: Language | undefined
  stemHtml: string
  options: { id: string; html: string; becauseHtml: string }[]
  /** By its author. */
  keyOptionId: string
  /** As corrected; null where none can be called right, undefined where nothing was corrected. */
  correctedOptionId: string | null | undefined
  /** Option id to whole percent of papers; null while too few people were asked. */
  shares: Record<string, number> | null
  smallestGroup: number
}

/** A question as learners saw it, with its key and what they chose: only for those who may see keys. */
export function CorrectionQuestion(props: CorrectionQuestionProps) {
  const { language, stemHtml, options, keyOptionId, correctedOptionId, shares, smallestGroup } = props
  return (
    <section className="lisans-question">
      <LessonHtml html={stemHtml} language={language} />
      <ul className="govuk-list lisans-verdicts">
        {options.map(({ id, html, becauseHtml }) => {
          const right = id === (correctedOptionId === undefined ? keyOptionId : correctedOptionId)
          return (
            <li key={id} className={`lisans-feedback lisans-feedback--${right ? 'right' : 'other'}`}>
              <p className="govuk-body">
                <LessonWords html={html} language={language} />
              </p>
              <p className="govuk-body">
                {id === keyOptionId && (
                  <Tag tone={right ? 'good' : 'quiet'}>
                    <Message name={right ? 'corrections:desk.key' : 'corrections:desk.formerKey'} />
                  </Tag>
                )}{' '}
                {id === correctedOptionId && (
                  <Tag tone="good">
                    <Message name="corrections:desk.correctedKey" />
                  </Tag>
                )}{' '}
                {shares && <Message name="corrections:desk.share" values={{ percent: shares[id] ?? 0 }} />}
              </p>
              <LessonHtml html={becauseHtml} language={language} />
            </li>
          )
        })}
      </ul>
      {!shares && (
        <p className="govuk-body-s">
          <Message name="corrections:desk.fewAnswers" values={{ count: smallestGroup }} />
        </p>
      )}
    </section>
  )
}
