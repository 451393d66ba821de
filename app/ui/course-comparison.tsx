import type { ReactNode } from 'react'
import type { ChangedText, CourseComparison } from '#app/domain/authoring/compare-courses.ts'
import type { ChangedQuestion } from '#app/domain/authoring/compare-questions.ts'
import type { RowCounts, TextRow } from '#app/domain/authoring/text-rows.ts'
import { Tag } from './tag.tsx'
import { TextRows } from './text-rows.tsx'
import { Message } from './translation.tsx'

type Names = { before: string; after: string }

/** Everything that differs between two states of a course: in a sentence each, side by side as it is read, and as it is written. */
export function CourseComparisonList({ comparison, names }: { comparison: CourseComparison; names: Names }) {
  const { facts, lessons, handouts, questions, pictures, files, keysLeftOut } = comparison
  const isEmpty = [facts, lessons, handouts, questions, pictures, files].every((list) => list.length === 0)
  if (isEmpty)
    return (
      <p className="govuk-body">
        <Message name="publishing:compare.nothing" />
      </p>
    )
  return (
    <>
      <Facts facts={facts} />
      <Texts kind="lessons" texts={lessons} names={names} />
      <Texts kind="handouts" texts={handouts} names={names} />
      {keysLeftOut && questions.some(({ pool }) => pool === 'final') && (
        <p className="govuk-inset-text">
          <Message name="publishing:compare.keysLeftOut" />
        </p>
      )}
      <Questions questions={questions} names={names} />
      <Group kind="pictures" count={pictures.length}>
        {pictures.map(({ src, change }) => (
          <li key={src} className="lisans-desk__item">
            <code>{src}</code> <ChangeTag change={change} />
          </li>
        ))}
      </Group>
      <Group kind="files" count={files.length}>
        {files.map(({ path, change, rows }) => (
          <li key={path} className="lisans-desk__item">
            <code>{path}</code> <ChangeTag change={change} />
            <SideBySide rows={rows} language={null} names={names} label="publishing:compare.source" />
          </li>
        ))}
      </Group>
    </>
  )
}

function Facts({ facts }: Pick<CourseComparison, 'facts'>) {
  return (
    <Group kind="facts" count={facts.length}>
      {facts.map(({ what, id, language, from, to }) => (
        <li key={`${what} ${id} ${language}`} className="lisans-desk__item">
          <Message name={`publishing:fact.${what}`} /> {id && <code>{id}</code>} <InLanguage language={language} />
          <div lang={language ?? undefined}>
            {from !== null && (
              <div>
                <del>{from}</del>
              </div>
            )}
            {to !== null && (
              <div>
                <ins>{to}</ins>
              </div>
            )}
          </div>
        </li>
      ))}
    </Group>
  )
}

function Texts({ kind, texts, names }: { kind: 'lessons' | 'handouts'; texts: ChangedText[]; names: Names }) {
  return (
    <Group kind={kind} count={texts.length}>
      {texts.map(({ id, language, title, change, paragraphs, activities, rows }) => (
        <li key={`${id} ${language}`} className="lisans-desk__item">
          <strong lang={language}>{title}</strong> <InLanguage language={language} /> <ChangeTag change={change} />
          {change === 'changed' && (
            <p className="govuk-body lisans-beneath">
              <Counts of="paragraph" counts={paragraphs} /> <Counts of="activity" counts={activities} />
            </p>
          )}
          <SideBySide rows={rows} language={language} names={names} label="publishing:compare.sides" />
        </li>
      ))}
    </Group>
  )
}

function Questions({ questions, names }: { questions: ChangedQuestion[]; names: Names }) {
  return (
    <Group kind="questions" count={questions.length}>
      {questions.map(({ questionId, pool, stem, change, parts, texts }) => (
        <li key={questionId} className="lisans-desk__item">
          <code>{questionId}</code> <span lang="en">{stem}</span> <ChangeTag change={change} />
          <p className="govuk-body lisans-beneath">
            <Message name={`publishing:pool.${pool}`} />
            {parts.map((part) => (
              <span key={part}>
                {' '}
                <Message name={`publishing:part.${part}`} />
              </span>
            ))}
          </p>
          {texts.map(({ language, change: textChange, rows }) => (
            <div key={language}>
              {textChange !== 'changed' && (
                <>
                  <InLanguage language={language} /> <ChangeTag change={textChange} />
                </>
              )}
              <SideBySide rows={rows} language={language} names={names} label="publishing:compare.sides">
                <InLanguage language={language} />
              </SideBySide>
            </div>
          ))}
        </li>
      ))}
    </Group>
  )
}

type SideBySideProps = {
  rows: TextRow[]
  language: string | null
  names: Names
  label: string
  children?: ReactNode
}

function SideBySide({ rows, language, names, label, children }: SideBySideProps) {
  if (rows.length === 0) return null
  return (
    <details className="govuk-details lisans-beneath">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name={label} /> {children}
        </span>
      </summary>
      <TextRows rows={rows} language={language} names={names} />
    </details>
  )
}

function Group({ kind, count, children }: { kind: keyof CourseComparison; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section aria-labelledby={`changed-${kind}`}>
      <h3 className="govuk-heading-s" id={`changed-${kind}`}>
        <Message name={`publishing:compare.${kind}`} values={{ count }} />
      </h3>
      <ul className="govuk-list lisans-desk">{children}</ul>
    </section>
  )
}

function Counts({ of, counts }: { of: 'paragraph' | 'activity'; counts: RowCounts }) {
  return (['changed', 'added', 'removed'] as const)
    .filter((how) => counts[how] > 0)
    .map((how) => (
      <span key={how}>
        <Message name={`publishing:count.${of}.${how}`} values={{ count: counts[how] }} />{' '}
      </span>
    ))
}

function ChangeTag({ change }: { change: 'new' | 'changed' | 'gone' }) {
  return (
    <Tag tone={change === 'new' ? 'good' : change === 'gone' ? 'bad' : 'warn'}>
      <Message name={`publishing:change.${change}`} />
    </Tag>
  )
}

function InLanguage({ language }: { language: string | null }) {
  if (language === null) return null
  return (
    <span>
      (<Message name={`publishing:language.${language}`} />)
    </span>
  )
}
