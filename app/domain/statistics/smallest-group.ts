/** Nothing is said of fewer people than this, so that no figure can be traced to one of them. */
export const smallestGroup = 10
