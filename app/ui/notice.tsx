import type { ReactNode } from 'react'

export type Tone = 'info' | 'good' | 'warn' | 'bad'

type NoticeProps = {
  tone?: Tone
  heading?: ReactNode
  /** `status` for what just happened; left out for what merely is so. */
  role?: 'status' | 'alert'
  id?: string
  children?: ReactNode
}

/** A short message that stands out. Its words must say what its colour says. */
export function Notice({ tone = 'info', heading, role, id, children }: NoticeProps) {
  return (
    <div className={`lisans-notice lisans-notice--${tone}`} role={role} id={id} tabIndex={id ? -1 : undefined}>
      {heading && <h2 className="lisans-notice__heading">{heading}</h2>}
      {children}
    </div>
  )
}
