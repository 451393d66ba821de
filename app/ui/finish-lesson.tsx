import { lessonAddress, quizAddress } from './addresses.ts'
import { Message } from './translation.tsx'

export type LessonEnd = {
  courseId: string
  lessonId: string
  /** Every activity in its order in the lesson. */
  activities: { id: string; number: number; answered: boolean }[]
  /** Whether it was finished before. */
  completed: boolean
  /** The lesson that follows; null after the last. */
  next: string | null
}

/** The end of a lesson: what is still to be answered, by name, or the way on. */
export function FinishLesson(lesson: LessonEnd) {
  const left = lesson.activities.filter(({ answered }) => !answered)
  const done = left.length === 0 || lesson.completed
  return (
    <section className={`lisans-finish${done ? ' lisans-finish--done' : ''}`} id="finish" tabIndex={-1}>
      {lesson.completed ? <Finished {...lesson} /> : <Unfinished {...lesson} />}
    </section>
  )
}

function Finished({ courseId, next }: LessonEnd) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="learning:finish.done" />
      </h2>
      <p className="lisans-actions">
        <a className="govuk-button" href={next ? lessonAddress(courseId, next) : quizAddress(courseId)}>
          <Message name={next ? 'learning:finish.next' : 'learning:module.quiz'} />
        </a>
      </p>
    </>
  )
}

function Unfinished({ courseId, lessonId, activities }: LessonEnd) {
  const left = activities.filter(({ answered }) => !answered)
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message
          name={left.length === 0 ? 'learning:finish.ready' : 'learning:finish.left'}
          values={{ count: left.length }}
        />
      </h2>
      {left.length > 0 && (
        <ul className="lisans-left">
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
    </>
  )
}
