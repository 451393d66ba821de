import type { CorrectionPreview } from '#app/domain/assessment/preview-correction.ts'
import { Localised } from './localised.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

const sums = ['finalsPassing', 'finalsBack', 'othersPassing', 'passesKept'] as const

/** What a correction would do: numbers and units, and nobody's name. */
export function CorrectionEffects({ preview }: { preview: Omit<CorrectionPreview, 'fingerprint'> }) {
  const { asked, units, thin } = preview
  return (
    <>
      <p className="govuk-body">
        <Message name="corrections:preview.asked" values={{ count: asked }} />
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {sums.map((sum) => (
          <li key={sum}>
            <Message name={`corrections:preview.${sum}`} values={{ count: preview[sum] }} />
          </li>
        ))}
        <li>
          <Message name="corrections:preview.open" />
        </li>
        <li>
          <Message name="corrections:preview.fewNotShown" />
        </li>
        <li>
          <Message name="corrections:preview.told" />
        </li>
      </ul>
      {units.length > 0 && (
        <div className="lisans-wide-table">
          <table className="govuk-table">
            <caption className="govuk-table__caption govuk-table__caption--s">
              <Message name="corrections:preview.units" />
            </caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {(['unit', 'passing', 'back'] as const).map((head) => (
                  <th key={head} scope="col" className="govuk-table__header">
                    <Message name={`corrections:preview.head.${head}`} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {units.map(({ name, finalsPassing, finalsBack }) => (
                <tr key={name} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {name}
                  </th>
                  <td className="govuk-table__cell">{finalsPassing}</td>
                  <td className="govuk-table__cell">{finalsBack}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {thin.length > 0 && (
        <Notice tone="warn" heading={<Message name="corrections:thin.heading" />}>
          <ul className="govuk-list govuk-list--bullet">
            {thin.map((draw) => (
              <li key={`${draw.programmeId} ${draw.pool} ${draw.objective?.en} ${draw.critical}`}>
                <Localised text={draw.programmeTitle} />
                {': '}
                <Message name={`corrections:thin.${draw.pool}`} values={{ draw: draw.draw, holds: draw.holds }} />{' '}
                {draw.objective && <Localised text={draw.objective} />}
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <Message name="corrections:thin.means" />
          </p>
        </Notice>
      )}
    </>
  )
}
