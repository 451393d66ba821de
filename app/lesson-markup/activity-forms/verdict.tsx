import type { ReactNode } from 'react'
import type { Language } from '../language.ts'
import { LessonHtml } from './activity-section.tsx'

interface Properties {
  good: boolean
  verdict: string
  becauseHtml: string
  language?: Language | undefined
  children: ReactNode
}

/** One judged choice: its words, the verdict in words (the colour only repeats it), and the rationale. */
export function Verdict({ good, verdict, becauseHtml, language, children }: Properties) {
  return (
    <li className={`lisans-verdict ${good ? 'lisans-verdict--good' : 'lisans-verdict--bad'}`}>
      {children}
      <p className="govuk-body govuk-!-font-weight-bold lisans-verdict__words">
        <span aria-hidden="true">{good ? '✓' : '✗'}</span> {verdict}
      </p>
      <LessonHtml html={becauseHtml} language={language} />
    </li>
  )
}
