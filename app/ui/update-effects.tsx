import type { ProgrammeEffect, UpdateEffect } from '#app/domain/authoring/foresee-course-publication.ts'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'
import { WideTable } from './wide-table.tsx'

const columns = ['certificates', 'open', 'alreadyDue', 'endsBefore', 'closes'] as const satisfies (keyof UpdateEffect)[]

/** What a material change would do, in numbers, programme by programme and unit by unit. It names nobody. */
export function UpdateEffects({ effects, graceUntil }: { effects: ProgrammeEffect[]; graceUntil: Date | null }) {
  return (
    <section aria-labelledby="effects">
      <h2 className="govuk-heading-m" id="effects">
        <Message name="publishing:effect.heading" />
      </h2>
      {effects.length === 0 && (
        <p className="govuk-body">
          <Message name="publishing:effect.noProgramme" />
        </p>
      )}
      {effects.map((effect) => (
        <EffectOnProgramme key={effect.programmeId} effect={effect} graceUntil={graceUntil} />
      ))}
    </section>
  )
}

function EffectOnProgramme({ effect, graceUntil }: { effect: ProgrammeEffect; graceUntil: Date | null }) {
  const { day } = useInstants()
  const { certificates, open, alreadyDue, endsBefore, closes, units, dependants } = effect
  const lost = dependants.reduce((all, one) => all + one.open, 0)
  return (
    <>
      <h3 className="govuk-heading-s">
        <Localised text={effect.title} />
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <Message name="publishing:effect.certificates" values={{ count: certificates }} />
        </li>
        <li>
          <Message name="publishing:effect.open" values={{ count: open }} />
        </li>
        <li>
          <strong>
            <Message
              name={`publishing:effect.${graceUntil ? 'closes' : 'closesNow'}`}
              values={{ count: closes, at: graceUntil ? day(graceUntil) : '' }}
            />
          </strong>
        </li>
        {alreadyDue > 0 && (
          <li>
            <Message name="publishing:effect.alreadyDue" values={{ count: alreadyDue }} />
          </li>
        )}
        {endsBefore > 0 && (
          <li>
            <Message name="publishing:effect.endsBefore" values={{ count: endsBefore }} />
          </li>
        )}
        {lost > 0 && (
          <li>
            <Message name="publishing:effect.dependants" values={{ count: lost }} />
          </li>
        )}
      </ul>
      {units.length > 0 && <UnitTable units={units} />}
    </>
  )
}

function UnitTable({ units }: Pick<ProgrammeEffect, 'units'>) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="publishing:effect.byUnit" />
        </span>
      </summary>
      <WideTable>
        <table className="govuk-table">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                <Message name="publishing:effect.unit" />
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  <Message name={`publishing:effectShort.${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {units.map((unit) => (
              <tr key={unit.unitId} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {unit.name}
                </th>
                {columns.map((column) => (
                  <td key={column} className="govuk-table__cell govuk-table__cell--numeric">
                    {unit[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </details>
  )
}
