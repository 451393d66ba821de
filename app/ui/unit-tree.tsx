type UnitInTree = { id: string; parentId: string | null; name: string }

/** Units as lists within lists, each a link to its page. Those whose parent is not among them are at the top. */
export function UnitTree({ units }: { units: UnitInTree[] }) {
  const known = new Set(units.map(({ id }) => id))
  const tops = units.filter(({ parentId }) => parentId === null || !known.has(parentId))
  return <Branch units={units} here={tops} />
}

function Branch({ units, here }: { units: UnitInTree[]; here: UnitInTree[] }) {
  if (here.length === 0) return null
  return (
    <ul className="govuk-list govuk-list--bullet">
      {here.map(({ id, name }) => (
        <li key={id}>
          <a className="govuk-link" href={`/admin/units/${id}`}>
            {name}
          </a>
          <Branch units={units} here={units.filter(({ parentId }) => parentId === id)} />
        </li>
      ))}
    </ul>
  )
}
