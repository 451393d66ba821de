import type { LackingProgramme } from '#app/domain/authoring/find-lacking-programmes.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { Localised } from './localised.tsx'
import { Notice } from './notice.tsx'
import { courseDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

export type Obstacles = {
  /** Without a message where it would give a key away. */
  errors: (Pick<FileProblem, 'file' | 'line'> & { message: string | null })[]
  /** Lessons over their weight, by file. */
  heavy: { file: string; kilobytes: number; part: 'html' | 'pictures' }[]
  outdated: string[]
  lacking: LackingProgramme[]
  withdrawn: boolean
}

/** What keeps a course from being published, all of it, with where it is mended. */
export function PublicationObstacles({ courseId, obstacles }: { courseId: string; obstacles: Obstacles }) {
  const { errors, heavy, outdated, lacking, withdrawn } = obstacles
  if (errors.length + heavy.length + outdated.length + lacking.length === 0 && !withdrawn) return null
  return (
    <Notice tone="warn" heading={<Message name="publishing:obstacles.heading" />}>
      <ul className="govuk-list govuk-list--bullet">
        {withdrawn && (
          <li>
            <Message name="refusals:course-withdrawn" />
          </li>
        )}
        {errors.map(({ file, line, message }) => (
          <li key={`${file} ${line} ${message}`}>
            <code>{file}</code> <Message name="publishing:obstacles.line" values={{ line }} />{' '}
            {message === null ? <Message name="publishing:obstacles.final" /> : <span lang="en">{message}</span>}
          </li>
        ))}
        {heavy.map(({ file, kilobytes, part }) => (
          <li key={`${file} ${part}`}>
            <code>{file}</code> <Message name={`publishing:obstacles.heavy.${part}`} values={{ kilobytes }} />
          </li>
        ))}
        {outdated.map((path) => (
          <li key={path}>
            <code>{path}</code> <Message name="publishing:obstacles.outdated" />
          </li>
        ))}
        {lacking.map(({ programmeId, title, problem, objective, draw, holds }) => (
          <li key={`${programmeId} ${problem} ${objective}`}>
            <Localised text={title} />:{' '}
            <Message name={`publishing:obstacles.${problem}`} values={{ objective, draw, holds }} />
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={courseDeskAddress(courseId)}>
          <Message name="publishing:obstacles.mend" />
        </a>
      </p>
    </Notice>
  )
}
