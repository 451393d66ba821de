import type { UnitPreview as Preview } from '#app/domain/people/preview-unit-plan.ts'
import { Message } from './translation.tsx'

/** More names than this would hide what matters; the number says the rest. */
const namesShown = 20

/** What a change of the tree would do, in numbers and names. */
export function UnitPreview({ preview, kind }: { preview: Preview; kind: string }) {
  const { unit, after, other, moving, people, units, grants, focalPoints } = preview
  const values = { name: unit.name, newName: after.name, other: other?.name ?? after.parentName ?? '' }
  return (
    <section aria-labelledby="preview" className="lisans-preview">
      <h2 className="govuk-heading-m" id="preview">
        <Message name="units:preview.heading" />
      </h2>
      <p className="govuk-body">
        <Message name={`units:preview.${kind}`} values={values} />
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {moving.all > 0 ? (
            <Message name="units:preview.moving" values={{ count: moving.all, other: placeOf(preview) }} />
          ) : (
            <Message name="units:preview.stay" values={{ count: people }} />
          )}{' '}
          {moving.left > 0 && <Message name="units:preview.left" values={{ count: moving.left }} />}
        </li>
        <li>
          <Message name="units:preview.units" values={{ count: units.length }} />
          {units.length > 0 && `: ${namesOf(units)}`}
        </li>
        <li>
          {focalPoints.other === 0 ? (
            <Message name="units:preview.sameFocalPoint" />
          ) : (
            <Message name="units:preview.otherFocalPoint" values={{ count: focalPoints.other }} />
          )}
          {focalPoints.none > 0 && (
            <>
              {' '}
              <strong>
                <Message name="units:preview.noFocalPoint" values={{ count: focalPoints.none }} />
              </strong>
            </>
          )}
        </li>
      </ul>
      <Grants grants={grants} other={placeOf(preview)} />
    </section>
  )
}

/** Where people or roles go. */
function placeOf({ moving, other, unit, after }: Preview): string {
  // An undone merger brings them back to the unit itself.
  return other && moving.to !== unit.id ? other.name : after.name
}

function Grants({ grants, other }: { grants: Preview['grants']; other: string }) {
  if (grants.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="units:preview.noRoles" />
      </p>
    )
  }
  return (
    <>
      <h3 className="govuk-heading-s">
        <Message name="units:preview.roles" values={{ count: grants.length }} />
      </h3>
      <ul className="govuk-list govuk-list--spaced">
        {grants.map(({ id, personName, role, unitName, effect }) => (
          <li key={id}>
            <strong>{personName}</strong>, <Message name={`people:role.${role}`} /> ({unitName}):{' '}
            <Message name={`units:effect.${effect}`} values={{ other }} />
          </li>
        ))}
      </ul>
    </>
  )
}

function namesOf(units: { name: string }[]): string {
  const names = units.slice(0, namesShown).map(({ name }) => name)
  return names.join(', ') + (units.length > namesShown ? ' …' : '')
}
