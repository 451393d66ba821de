import type { ReactNode } from 'react'

type TagProps = { tone?: 'info' | 'good' | 'warn' | 'bad' | 'quiet'; children: ReactNode }

/** One or two words about a state; never a link. */
export function Tag({ tone = 'info', children }: TagProps) {
  return <strong className={tone === 'info' ? 'govuk-tag' : `govuk-tag lisans-tag--${tone}`}>{children}</strong>
}
