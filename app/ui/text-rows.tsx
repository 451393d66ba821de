import type { MarkedWords, TextRow } from '#app/domain/authoring/text-rows.ts'
import { Message } from './translation.tsx'

type TextRowsProps = {
  rows: TextRow[]
  /** The language of the words; null for markup. */
  language: string | null
  /** Keys of the two headings. */
  names: { before: string; after: string }
}

/** Two texts side by side, below each other on a narrow page. What differs is marked by more than its colour. */
export function TextRows({ rows, language, names }: TextRowsProps) {
  const isCode = language === null
  return (
    <div className={`lisans-compared${isCode ? ' lisans-compared--code' : ''}`}>
      <div className="lisans-compared__heads" aria-hidden="true">
        <span>
          <Message name={names.before} />
        </span>
        <span>
          <Message name={names.after} />
        </span>
      </div>
      {rows.map((row, at) => (
        // Rows have no name of their own and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className="lisans-compared__row" lang={language ?? undefined}>
          <Row row={row} names={names} />
        </div>
      ))}
    </div>
  )
}

function Row({ row, names }: { row: TextRow; names: TextRowsProps['names'] }) {
  if (row.kind === 'left-out')
    return (
      <div className="lisans-compared__gap">
        <Message name="publishing:rows.leftOut" values={{ count: row.count }} />
      </div>
    )
  if (row.kind === 'same') return <div className="lisans-compared__same">{row.words}</div>
  return (
    <>
      <Side name={names.before} words={row.before} mark="del" />
      <Side name={names.after} words={row.after} mark="ins" />
    </>
  )
}

function Side({ name, words, mark: Mark }: { name: string; words: MarkedWords | null; mark: 'ins' | 'del' }) {
  return (
    <div className={`lisans-compared__side lisans-compared__side--${Mark}`}>
      <span className="govuk-visually-hidden">
        <Message name={name} />:{' '}
      </span>
      {words === null && (
        <span className="govuk-hint">
          <Message name="publishing:rows.nothing" />
        </span>
      )}
      {words?.map((part, at) =>
        part.changed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence stay where they are
          <Mark key={at}>{part.words}</Mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence stay where they are
          <span key={at}>{part.words}</span>
        ),
      )}
    </div>
  )
}
