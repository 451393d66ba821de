import type { ErasurePreview as Preview } from '#app/domain/data-protection/preview-erasure.ts'
import { Message } from './translation.tsx'

/** What goes and what stays, in numbers, before anybody decides. */
export function ErasurePreview({ preview }: { preview: Preview }) {
  return (
    <>
      <p className="govuk-body-l">
        <Message name="erasure:effect" />
      </p>
      <Half name="goes" counts={preview.goes} />
      {preview.elsewhere > 0 && (
        <p className="govuk-body">
          <Message name="erasure:elsewhere" values={{ count: preview.elsewhere }} />
        </p>
      )}
      <Half name="stays" counts={preview.stays} />
      <p className="govuk-body">
        <Message name="erasure:chain" />
      </p>
      <p className="govuk-inset-text">
        <Message name="erasure:backups" />
      </p>
    </>
  )
}

function Half({ name, counts }: { name: 'goes' | 'stays'; counts: Record<string, number> }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name={`erasure:${name}.heading`} />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <Message name={`erasure:${name}.always`} />
        </li>
        {Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <li key={kind}>
              <Message name={`erasure:${name}.${kind}`} values={{ count }} />
            </li>
          ))}
      </ul>
    </>
  )
}
