/** How often what a gate counted is written down, in milliseconds. A process that is killed loses so much of its counts, and nothing else. */
export const noteInterval = 30_000
