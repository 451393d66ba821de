import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { ErrorSummary } from './error-summary.tsx'
import { type ConcernLink, PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { Message, useTranslation } from './translation.tsx'

type PageProps = {
  /** Already translated. Left out where the children bring their own h1. */
  heading?: ReactNode
  /** Small text above the heading: the module of a lesson. */
  caption?: ReactNode
  back?: { href: string; label: ReactNode }
  problems?: FormProblem[] | null
  /** Tables and lists of people use the whole width; reading text does not. */
  wide?: boolean
  /** What on this page can be told to be wrong; the page itself where it is left out. */
  concern?: ConcernLink
  children: ReactNode
}

/** The frame of every page: skip link, header with languages, what went wrong with a form, the page, footer with help. */
export function Page({ heading, caption, back, problems, wide = false, concern, children }: PageProps) {
  const { t } = useTranslation()
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        <Message name="page.skip" />
      </a>
      <PageHeader />
      <div className="govuk-width-container lisans-body">
        {back && (
          <nav aria-label={t('page.back')}>
            <a href={back.href} className="govuk-back-link">
              {back.label}
            </a>
          </nav>
        )}
        <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
          <div className="govuk-grid-row">
            <div className={wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds-from-desktop'}>
              <ErrorSummary problems={problems ?? []} />
              {heading && (
                <h1 className="govuk-heading-l">
                  {caption && <span className="govuk-caption-l">{caption}</span>}
                  {heading}
                </h1>
              )}
              {children}
            </div>
          </div>
        </main>
      </div>
      <PageFooter concern={concern} />
    </>
  )
}
