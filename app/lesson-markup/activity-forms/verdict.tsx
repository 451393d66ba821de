import type { ReactNode } from 'react'
import type { Language } from '../language.ts'
import { LessonHtml } from './activity-section.tsx'

type Properties = {
  tone: 'right' | 'wrong' | 'other'
  verdict: string
  becauseHtml: string
  language?: Language | undefined
  children: ReactNode
}

/** One judged choice: its words, the verdict in words (the colour only repeats it), and the rationale. */
export function Verdict({ tone, verdict, becauseHtml, language, children }: Properties) {
  return (
    <li className={`lisans-feedback lisans-feedback--${tone}`}>
      {children}
      <p className="govuk-body govuk-!-font-weight-bold">
        {tone !== 'other' && <span aria-hidden="true">{tone === 'right' ? '✓ ' : '✗ '}</span>}
        {verdict}
      </p>
      <LessonHtml html={becauseHtml} language={language} />
    </li>
  )
}
