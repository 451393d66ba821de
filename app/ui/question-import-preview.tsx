import type { ExchangedQuestion } from '#app/domain/questions/exchange/exchanged-question.ts'
import { withoutEscapes } from '#app/lesson-markup/without-escapes.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { optionLetter } from './item-flags.tsx'
import { localise } from './localised.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { Message, useTranslation } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type QuestionImportPreviewProps = {
  rows: { line: number; title: string; question: ExchangedQuestion | null; notes: { what: string; about?: string }[] }[]
  pool: string
  objective: string
  objectives: { id: string; text: LocalisedText }[]
  again: string
}

/** What a file would become, question by question, with what could not be carried and why; those ticked are added. */
export function QuestionImportPreview({ rows, pool, objective, objectives, again }: QuestionImportPreviewProps) {
  const { t, language } = useTranslation()
  const carried = rows.flatMap(({ question }) => question ?? [])
  const places = new Map(rows.filter(({ question }) => question).map((row, place) => [row, place]))
  return (
    <form method="post">
      <input type="hidden" name="step" value="add" />
      <input type="hidden" name="questions" value={JSON.stringify(carried)} />
      <p className="govuk-body">
        <Message name="questions:import.found" values={{ count: rows.length, carried: carried.length }} />{' '}
        <a className="govuk-link" href={again}>
          <Message name="questions:import.again" />
        </a>
      </p>
      <WideTable>
        <table className="govuk-table">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['take', 'row', 'became', 'notes'].map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  <Message name={`questions:import.${head}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {rows.map((row) => (
              <ImportRow key={`${row.line} ${row.title}`} row={row} place={places.get(row) ?? null} />
            ))}
          </tbody>
        </table>
      </WideTable>
      {carried.length > 0 && (
        <>
          <RadioGroup
            name="pool"
            legend={<Message name="questions:import.into" />}
            choices={['quiz', 'final'].map((value) => ({ value, label: <Message name={`questions:pool.${value}`} /> }))}
            chosen={pool}
          />
          <SelectField
            name="objective"
            label="questions:import.objective"
            hint="questions:import.objectiveHint"
            options={objectives.map(({ id, text }) => ({ value: id, text: localise(text, language).words }))}
            defaultValue={objective}
          />
          <button type="submit" className="govuk-button">
            {t('questions:import.add')}
          </button>
        </>
      )}
    </form>
  )
}

function ImportRow({ row, place }: { row: QuestionImportPreviewProps['rows'][number]; place: number | null }) {
  const { t } = useTranslation()
  const { line, title, question, notes } = row
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell">
        {place !== null && (
          <input
            type="checkbox"
            name="take"
            value={place}
            defaultChecked
            aria-label={t('questions:import.takeOne', { title })}
          />
        )}
      </td>
      <th scope="row" className="govuk-table__header lisans-plain-header">
        <Message name="questions:import.line" values={{ line }} /> {withoutEscapes(title)}
      </th>
      <td className="govuk-table__cell">
        {question ? (
          <>
            <p className="govuk-body">{withoutEscapes(question.stem)}</p>
            <ul className="govuk-list">
              {question.options.map(({ text, correct }, position) => (
                <li key={optionLetter(position + 1)}>
                  {optionLetter(position + 1)}. {withoutEscapes(text)}{' '}
                  {correct && <Message name="questions:import.right" />}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <strong>
            <Message name="questions:import.nothing" />
          </strong>
        )}
      </td>
      <td className="govuk-table__cell">
        <ul className="govuk-list">
          {notes.map(({ what, about }) => (
            <li key={what + (about ?? '')}>
              <Message name={`questions:note.${what}`} values={{ about: about ?? '' }} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
