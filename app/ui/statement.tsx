import type { ReactNode } from 'react'
import { Page } from './page.tsx'
import { Message, useTranslation } from './translation.tsx'

type Section = { heading: string; paragraphs?: string[]; points?: string[] }

/** One of the statements every page links to: its sections stand in the catalogues (`statements:<name>`). */
export function Statement({ name, children }: { name: 'help' | 'privacy' | 'accessibility'; children?: ReactNode }) {
  const { t, language } = useTranslation()
  const sections = t(`statements:${name}.sections`, { returnObjects: true }) as unknown as Section[]
  return (
    <Page heading={<Message name={`statements:${name}.title`} />}>
      {/* The statements exist in English and French; in Kreol the English text stands in and says so. */}
      <div className="lisans-reading" lang={language === 'crs' ? 'en' : undefined}>
        {sections.map(({ heading, paragraphs = [], points = [] }) => (
          <section key={heading}>
            <h2 className="govuk-heading-m">{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p className="govuk-body" key={paragraph}>
                {paragraph}
              </p>
            ))}
            {points.length > 0 && (
              <ul className="govuk-list govuk-list--bullet">
                {points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
      {children}
    </Page>
  )
}
