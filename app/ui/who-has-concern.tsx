import { Message } from './translation.tsx'

/** Who is to answer, by role; of focal points also the names. */
export function WhoHasConcern({ who: { whom, names } }: { who: { whom: string | null; names: string[] } }) {
  return (
    <p className="govuk-body">
      <Message name={`concerns:who.${whom ?? 'nobody'}`} />
      {names.length > 0 && (
        <>
          {' '}
          <strong>{names.join(', ')}</strong>
        </>
      )}
    </p>
  )
}
