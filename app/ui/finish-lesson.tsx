import { lessonAddress } from './addresses.ts'
import { Message } from './translation.tsx'

type FinishLessonProps = {
  courseId: string
  lessonId: string
  /** In their order in the lesson. */
  activities: { id: string; number: number; answered: boolean }[]
}

/** The end of a lesson: what is still to be answered, by name, or the way on. */
export function FinishLesson({ courseId, lessonId, activities }: FinishLessonProps) {
  const left = activities.filter(({ answered }) => !answered)
  return (
    <section className={`lisans-finish ${left.length === 0 ? 'lisans-finish--done' : ''}`} id="finish">
      <h2 className="govuk-heading-m">
        <Message
          name={left.length === 0 ? 'learning:finish.ready' : 'learning:finish.left'}
          values={{ count: left.length }}
        />
      </h2>
      {left.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {left.map(({ id, number }) => (
            <li key={id}>
              <a className="govuk-link" href={`#${id}`}>
                <Message name="learning:finish.activity" values={{ number }} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${lessonAddress(courseId, lessonId)}/completion`}>
        <button type="submit" className={`govuk-button ${left.length > 0 ? 'govuk-button--secondary' : ''}`}>
          <Message name="learning:finish.button" />
        </button>
      </form>
    </section>
  )
}
