import { languageNames } from '#app/locales/translator.ts'
import type { ListedText } from '#app/web/course-desk-page.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import {
  courseDescriptionAddress,
  lessonPlaceAddress,
  lessonRemovalAddress,
  newLessonAddress,
} from './training-addresses.ts'
import { Message } from './translation.tsx'

type Lesson = { lessonId: string; position: number; title: string; texts: ListedText[] }

/** The lessons of a course in their order, each in the languages that it has. */
export function CourseLessons({
  courseId,
  lessons,
  isAuthor,
}: {
  courseId: string
  lessons: Lesson[]
  isAuthor: boolean
}) {
  return (
    <section aria-labelledby="lessons">
      <h2 className="govuk-heading-m" id="lessons">
        <Message name="training:course.lessons" />
      </h2>
      <ol className="govuk-list lisans-desk">
        {lessons.map(({ lessonId, position, title, texts }) => (
          <li key={lessonId} className="lisans-desk__item">
            <strong>
              {position}. {title}
            </strong>
            <TextLinks texts={texts} />
            {isAuthor && (
              <div className="lisans-beneath">
                <a className="govuk-link" href={lessonPlaceAddress(courseId, lessonId)}>
                  <Message name="training:course.move" />
                  <span className="govuk-visually-hidden">: {title}</span>
                </a>
                {' · '}
                <a className="govuk-link" href={lessonRemovalAddress(courseId, lessonId)}>
                  <Message name="training:course.remove" />
                  <span className="govuk-visually-hidden">: {title}</span>
                </a>
              </div>
            )}
          </li>
        ))}
      </ol>
      {isAuthor && (
        <p className="lisans-actions">
          <a className="govuk-button govuk-button--secondary" href={newLessonAddress(courseId)}>
            <Message name="training:course.newLesson" />
          </a>
        </p>
      )}
    </section>
  )
}

type Problem = { file: string; line: number; message: string; severity: 'error' | 'warning' }
type CourseTextsProps = {
  texts: { kind: string; address: string; texts: ListedText[] }[]
  isAuthor: boolean
  /** What is wrong in files that no page lists, such as pictures. */
  loose: Problem[]
}

/** Banks, team discussion and description as text. */
export function CourseTexts({ texts, isAuthor, loose }: CourseTextsProps) {
  return (
    <section aria-labelledby="texts">
      <h2 className="govuk-heading-m" id="texts">
        <Message name="training:course.texts" />
      </h2>
      <ul className="govuk-list lisans-desk">
        {texts.map(({ kind, address, texts: inLanguages }) => (
          <li key={kind} className="lisans-desk__item">
            <strong>
              <Message name={`training:file.${kind}`} />
            </strong>
            <TextLinks texts={inLanguages} />
            {inLanguages.length === 0 && isAuthor && (
              <div>
                <a className="govuk-link" href={address}>
                  <Message name="training:course.begin" />
                </a>
              </div>
            )}
          </li>
        ))}
      </ul>
      {loose.length > 0 && (
        <ul className="govuk-list lisans-problems">
          {loose.map(({ file, line, message, severity }) => (
            <li key={`${file} ${line} ${message}`}>
              <Tag tone={severity === 'error' ? 'bad' : 'warn'}>
                <Message name={`training:problems.${severity}`} />
              </Tag>{' '}
              <code>{file}</code> <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function TextLinks({ texts }: { texts: ListedText[] }) {
  return (
    <ul className="lisans-text-links">
      {texts.map(({ path, language, href, state, outdated, errors, warnings }) => (
        <li key={path}>
          <a className="govuk-link" href={href} lang={language}>
            {languageNames[language]}
          </a>{' '}
          {state !== 'published' && (
            <Tag tone="warn">
              <Message name={`training:state.file.${state}`} />
            </Tag>
          )}{' '}
          {outdated && (
            <Tag tone="bad">
              <Message name="training:state.file.outdated" />
            </Tag>
          )}{' '}
          {errors > 0 && (
            <Tag tone="bad">
              <Message name="training:state.file.errors" values={{ count: errors }} />
            </Tag>
          )}{' '}
          {warnings > 0 && (
            <span className="govuk-hint">
              <Message name="training:state.file.warnings" values={{ count: warnings }} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

type ObjectivesProps = {
  courseId: string
  objectives: { id: string; text: LocalisedText; lesson: string; quizOnly?: boolean }[]
  isAuthor: boolean
}

/** What learners are to be able to do. */
export function CourseObjectives({ courseId, objectives, isAuthor }: ObjectivesProps) {
  return (
    <section aria-labelledby="objectives">
      <h2 className="govuk-heading-m" id="objectives">
        <Message name="training:course.objectives" />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {objectives.map(({ id, text, quizOnly }) => (
          <li key={id}>
            <code>{id}</code>: <Localised text={text} />
            {quizOnly && (
              <>
                {' '}
                (<Message name="training:course.quizOnly" />)
              </>
            )}
          </li>
        ))}
      </ul>
      {isAuthor && (
        <p className="govuk-body">
          <a className="govuk-link" href={courseDescriptionAddress(courseId)}>
            <Message name="training:course.describe" />
          </a>
        </p>
      )}
    </section>
  )
}
