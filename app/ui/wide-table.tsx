import type { ReactNode } from 'react'
import { useTranslation } from './translation.tsx'

/** A frame in which a table that is wider than a telephone moves, by touch or by the arrow keys, without moving the page. */
export function WideTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could move the table with a keyboard
    <div className="lisans-wide-table" role="group" tabIndex={0} aria-label={t('common:wideTable')}>
      {children}
    </div>
  )
}
