const second = 1000
const minute = 60 * second
const hour = 60 * minute

type Limit = {
  /** So many failures cost nothing. */
  free: number
  /** The longest wait, in milliseconds. */
  longest: number
  /** Older failures are forgotten, in milliseconds. */
  window: number
}

/**
 * What is counted. A name from one address meets the steep delay: it slows guessing, and a stranger elsewhere cannot cause it. An
 * address is allowed many more, for a whole ministry may share one, and waits a minute at most. A name from everywhere together is
 * for guessing from many addresses at once. Both spare whoever signed in from that address before: neither colleagues who mistype
 * at eight in the morning nor a stranger keep them out.
 */
export const signInLimits = {
  nameFromAddress: { free: 3, longest: 15 * minute, window: 6 * hour },
  address: { free: 300, longest: minute, window: hour },
  nameFromAnywhere: { free: 30, longest: 15 * minute, window: 6 * hour },
} satisfies Record<string, Limit>

/** How long after the last of so many failures the next try is heard, in milliseconds: none while they are free, then 2, 4, 8 … seconds. */
export function delayAfter(failures: number, { free, longest }: Limit): number {
  return failures < free ? 0 : Math.min(2 ** (failures - free + 1) * second, longest)
}
