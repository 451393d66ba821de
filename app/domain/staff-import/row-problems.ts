import { type StaffColumn, staffColumns } from '#db/schema/staff-import.ts'

/** One thing that is wrong with a row: why, in which column, and what may have been meant. */
export type RowProblem = { problem: string; problemColumn: StaffColumn | null; suggestion: string | null }

type KeptProblems = { problem: string | null; problemColumn: string | null; suggestion: string | null }

/** Everything that is wrong with a row, as it is kept: a line for each in each of the three texts, in the order of the columns. */
export function keepProblems(problems: RowProblem[]): KeptProblems {
  const rank = ({ problemColumn }: RowProblem) => (problemColumn === null ? -1 : staffColumns.indexOf(problemColumn))
  const sorted = [...problems].sort((one, other) => rank(one) - rank(other))
  return {
    problem: inLines(sorted.map(({ problem }) => problem)),
    problemColumn: inLines(sorted.map(({ problemColumn }) => problemColumn)),
    suggestion: inLines(sorted.map(({ suggestion }) => suggestion)),
  }
}

/** The same as it comes back. A row that was kept with one problem is the case of one line. */
export function keptProblems({ problem, problemColumn, suggestion }: KeptProblems): RowProblem[] {
  if (problem === null) return []
  const columns = problemColumn?.split('\n') ?? []
  const suggestions = suggestion?.split('\n') ?? []
  return problem.split('\n').map((one, place) => ({
    problem: one,
    problemColumn: staffColumns.find((column) => column === columns[place]) ?? null,
    suggestion: suggestions[place] || null,
  }))
}

function inLines(texts: (string | null)[]): string | null {
  if (texts.every((text) => text === null)) return null
  // The name of a unit that is suggested must not make a line of its own.
  return texts.map((text) => text?.replace(/\s*\n\s*/g, ' ') ?? '').join('\n')
}
