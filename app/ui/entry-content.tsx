import type { PayloadLine } from '#app/domain/audit/readable-payload.ts'
import { entryAddress } from './audit-addresses.ts'
import { FactRow } from './fact-row.tsx'
import { payloadFields } from './payload-fields.ts'
import { PayloadValueWords } from './payload-value.tsx'
import { Message } from './translation.tsx'

type EntryContentProps = {
  entry: {
    digest: string
    previousHash: string
    hash: string
    said: { salt: string; lines: PayloadLine[]; more: number } | null
    erasedBy: number | null
  }
}

/** What an entry says, line by line, and what proves it. */
export function EntryContent({ entry }: EntryContentProps) {
  const { said } = entry
  const proofs = { salt: said?.salt, digest: entry.digest, previousHash: entry.previousHash, hash: entry.hash }
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="audit:entry.said" />
      </h2>
      {said === null && (
        <p className="govuk-inset-text">
          <Message name={entry.erasedBy === null ? 'audit:entry.missing' : 'audit:entry.erased'} />{' '}
          {entry.erasedBy !== null && (
            <a className="govuk-link" href={entryAddress(entry.erasedBy)}>
              <Message name="audit:entry.erasedBy" values={{ number: entry.erasedBy }} />
            </a>
          )}
        </p>
      )}
      {said?.lines.length === 0 && (
        <p className="govuk-body">
          <Message name="audit:entry.nothingSaid" />
        </p>
      )}
      <dl className="govuk-summary-list">
        {said?.lines.map(({ path, value }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list has the same name on each of its lines.
          <FactRow key={place} name={<FieldNames path={path} />}>
            <PayloadValueWords value={value} />
          </FactRow>
        ))}
      </dl>
      {said !== null && said.more > 0 && (
        <p className="govuk-body">
          <Message name="audit:entry.more" values={{ count: said.more }} />
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="audit:entry.proof" />
      </h2>
      <dl className="govuk-summary-list">
        {Object.entries(proofs).map(
          ([name, value]) =>
            value && (
              <FactRow key={name} name={<Message name={`audit:entry.${name}`} />}>
                <code className="lisans-anywhere">{value}</code>
              </FactRow>
            ),
        )}
      </dl>
    </>
  )
}

/** Where in the content a line stands: names that have words in them, others as they were written. */
function FieldNames({ path }: { path: string[] }) {
  return path.map((name, depth) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name may come again further in.
    <span key={depth} className="lisans-anywhere">
      {depth > 0 && ', '}
      {payloadFields.includes(name) ? <Message name={`audit:field.${name}`} /> : name}
    </span>
  ))
}
