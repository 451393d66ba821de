/** Why a change can no longer be undone honestly: something it touched was changed since, or there is no place to put it back to. */
export type UndoObstacle = {
  code:
    | 'undone-already'
    | 'renamed-since'
    | 'moved-since'
    | 'closed-since'
    | 'reopened-since'
    | 'other-closed-since'
    | 'parent-closed-since'
    | 'below-itself-since'
    | 'name-taken-since'
    | 'people-since'
    | 'units-since'
    | 'roles-since'
    | 'not-empty-since'
  /** Of the people or units in the way, the first few. */
  names: string[]
  count: number
}

const namesShown = 5

/** An obstacle with whoever or whatever stands in the way. */
export function obstacle(code: UndoObstacle['code'], names: string[] = []): UndoObstacle {
  return { code, names: names.slice(0, namesShown), count: names.length }
}
