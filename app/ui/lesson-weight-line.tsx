import type { LessonWeight } from '#app/domain/authoring/lesson-weight.ts'
import { Message } from './translation.tsx'

/** What a lesson weighs, in kilobytes; and that it is too heavy, where it is. */
export function LessonWeightLine({ weight: { html, pictures, tooHeavy } }: { weight: LessonWeight }) {
  const values = { html: (html / 1000).toFixed(1), pictures: (pictures / 1000).toFixed(1) }
  return (
    <p className={`govuk-body lisans-weight${tooHeavy.length > 0 ? ' lisans-weight--heavy' : ''}`} id="weight">
      <Message name="training:weight.is" values={values} />{' '}
      {tooHeavy.map((part) => (
        <strong key={part}>
          <Message name={`training:weight.${part}`} />{' '}
        </strong>
      ))}
    </p>
  )
}
