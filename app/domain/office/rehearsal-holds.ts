/** A rehearsal says what is so now; older than this it is made again before anybody confirms it. In milliseconds. */
export const rehearsalHolds = 24 * 3_600_000
