/** The median of values given with how often each occurs; of two in the middle, the lower. Zero for none. */
export function median(counts: ReadonlyMap<number, number>): number {
  const inOrder = [...counts].sort(([one], [other]) => one - other)
  const total = inOrder.reduce((sum, [, count]) => sum + count, 0)
  let passed = 0
  for (const [value, count] of inOrder) {
    passed += count
    if (passed * 2 >= total) return value
  }
  return 0
}
