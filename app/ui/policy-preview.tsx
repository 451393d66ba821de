import type { PolicyFault } from '#app/domain/certification/compile-policy.ts'
import { languageNames } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { Notice } from './notice.tsx'
import { PolicySigning } from './policy-signing.tsx'
import { PolicyText } from './policy-text.tsx'
import { Message } from './translation.tsx'

type PolicyPreviewProps = {
  faults: PolicyFault[]
  preview: { language: Language; title: string; html: string; hash: string }[]
  /** Where it is published. */
  publication: string
}

/** The saved text as whoever signs it will see it, and what keeps it from being published. */
export function PolicyPreview({ faults, preview, publication }: PolicyPreviewProps) {
  return (
    <>
      {faults.length > 0 && (
        <Notice tone="bad" heading={<Message name="policies:draft.faults" />}>
          <ul className="govuk-list govuk-list--bullet">
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>
                <Fault fault={fault} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {faults.length === 0 && preview.length > 0 && (
        <p className="govuk-body">
          <a className="govuk-link" href={publication}>
            <Message name="policies:one.publication" />
          </a>
        </p>
      )}
      {preview.length > 0 && (
        <h2 className="govuk-heading-l">
          <Message name="policies:draft.preview" />
        </h2>
      )}
      {preview.map((text) => (
        <section key={text.language} className="lisans-desk__item" aria-label={languageNames[text.language]}>
          <p className="govuk-caption-m">{languageNames[text.language]}</p>
          <h3 className="govuk-heading-l" lang={text.language}>
            {text.title}
          </h3>
          <PolicyText text={text} otherLanguages={[]} />
        </section>
      ))}
      {preview[0] && <PolicySigning revisionId="" text={preview[0]} problems={null} preview />}
    </>
  )
}

function Fault({ fault }: { fault: PolicyFault }) {
  const language = languageNames[fault.language]
  if (fault.kind !== 'markup') {
    return (
      <>
        {language}: <Message name={`policies:fault.${fault.kind}`} />
      </>
    )
  }
  const { line, column, message } = fault.problem
  return (
    <>
      {language}, <Message name="policies:fault.place" values={{ line, column }} /> <span lang="en">{message}</span>
    </>
  )
}
