import type { DrawNeed } from '#app/domain/questions/list-draw-needs.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

/** A cell should hold this many times what it draws, so that a second attempt is another examination. */
const comfortable = 3

type DrawNeedsProps = { needs: DrawNeed[]; objectives: { id: string; text: LocalisedText }[] }

/** What the programmes draw from a course's questions, beside what the draft has of each. Open where something is short. */
export function DrawNeeds({ needs, objectives }: DrawNeedsProps) {
  if (needs.length === 0) return null
  return (
    <details className="govuk-details" open={needs.some(({ draw, holds }) => holds < draw)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="questions:needs.heading" />
        </span>
      </summary>
      <p className="govuk-body">
        <Message name="questions:needs.explanation" />
      </p>
      <div className="lisans-wide-table">
        <table className="govuk-table">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['programme', 'drawnFrom', 'draws', 'has'].map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  <Message name={`questions:needs.${head}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {needs.map((need) => (
              <NeedRow
                key={`${need.programmeId} ${need.objective} ${need.critical}`}
                need={need}
                text={objectives.find(({ id }) => id === need.objective)?.text ?? null}
              />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function NeedRow({ need, text }: { need: DrawNeed; text: LocalisedText | null }) {
  const { title, objective, critical, draw, holds } = need
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell">
        <Localised text={title} />
      </td>
      <th scope="row" className="govuk-table__header lisans-plain-header">
        {objective === null ? <Message name="questions:needs.quiz" /> : text ? <Localised text={text} /> : objective}
        {critical && (
          <>
            {' '}
            (<Message name="questions:needs.critical" />)
          </>
        )}
      </th>
      <td className="govuk-table__cell">{draw}</td>
      <td className="govuk-table__cell">
        {holds}{' '}
        {holds < draw ? (
          <Tag tone="bad">
            <Message name="questions:needs.few" />
          </Tag>
        ) : (
          holds < draw * comfortable && (
            <Tag tone="warn">
              <Message name="questions:needs.thin" />
            </Tag>
          )
        )}
      </td>
    </tr>
  )
}
