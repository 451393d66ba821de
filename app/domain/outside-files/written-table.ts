/** A table on its way out, row by row: so that 200,000 rows are never held at once, nor anybody else kept waiting. */
export type TableOut = {
  /** At most twenty-six. */
  headings: string[]
  /** Pieces of a few hundred rows. Days are written as YYYY-MM-DD. */
  rows: AsyncIterable<string[][]>
}
