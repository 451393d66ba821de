/** Whether this many right answers pass. Compared without rounding: 7 of 8 is 87.5 percent. */
export function reachesPassMark({ right, total }: { right: number; total: number }, passPercent: number): boolean {
  return total > 0 && right * 100 >= passPercent * total
}

/** How many right answers pass: the smallest number that is not below the mark. */
export function neededToPass(total: number, passPercent: number): number {
  return Math.ceil((total * passPercent) / 100)
}
