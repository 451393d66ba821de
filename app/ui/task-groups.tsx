import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Day } from './day.tsx'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { TaskMarks } from './task-marks.tsx'
import { Message } from './translation.tsx'

export type ListedTask = {
  kind: string
  id: string
  since: Date
  href: string
  subject:
    | { kind: 'person'; name: string; unitName: string }
    | { kind: 'fact'; instrument: string; claim: LocalisedText; pages: number; questions: number }
    | { kind: 'course'; title: LocalisedText }
    | { kind: 'unit'; name: string; people: number }
    | { kind: 'work'; pieces: number }
  age: number
  overdue: boolean
  standsFor: string | null
  escalatedOn: string | null
  unheld: boolean
}

/** What waits for somebody, one heading for each kind, each task with the one place where it is done. */
export function TaskGroups({ tasks }: { tasks: ListedTask[] }) {
  const kinds = [...new Set(tasks.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const group = tasks.filter((task) => task.kind === kind)
    return (
      <section key={kind} aria-labelledby={`tasks-${kind}`}>
        <h2 className="govuk-heading-m" id={`tasks-${kind}`}>
          <Message name={`tasks:kind.${kind}.heading`} values={{ count: group.length }} /> <Tag>{group.length}</Tag>
        </h2>
        <p className="govuk-body">
          <Message name={`tasks:kind.${kind}.what`} />
        </p>
        <ul className="govuk-list lisans-desk">
          {group.map((task) => (
            <li key={task.id} className="lisans-desk__item">
              <h3 className="govuk-heading-s">
                <a className="govuk-link" href={task.href}>
                  <Subject subject={task.subject} />
                </a>
              </h3>
              <p className="govuk-body lisans-beneath">
                <Beside subject={task.subject} />
                <Message name="tasks:since" /> <Day at={task.since} />
                {'. '}
                <Message name="tasks:age" values={{ count: task.age }} />
              </p>
              <TaskMarks {...task} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function Subject({ subject }: Pick<ListedTask, 'subject'>) {
  if (subject.kind === 'fact') return <Localised text={subject.claim} />
  if (subject.kind === 'course') return <Localised text={subject.title} />
  if (subject.kind === 'work') return <Message name="tasks:pieces" values={{ count: subject.pieces }} />
  return subject.name
}

/** What else tells a subject from others. */
function Beside({ subject }: Pick<ListedTask, 'subject'>) {
  switch (subject.kind) {
    case 'person':
      return <>{subject.unitName}. </>
    case 'fact':
      return (
        <>
          <span lang="en">{subject.instrument}</span>
          {'. '}
          <Message name="legal:list.pages" values={{ count: subject.pages }} />
          {', '}
          <Message name="legal:list.questions" values={{ count: subject.questions }} />
          {'. '}
        </>
      )
    case 'unit':
      return (
        <>
          <Message name="tasks:people" values={{ count: subject.people }} />{' '}
        </>
      )
    case 'course':
    case 'work':
      return null
  }
}
