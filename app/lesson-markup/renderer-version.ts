/**
 * Part of every content hash: raise it whenever the same source would give other HTML or other data
 * (a component's rendering, the prose elements, or the phrases that stand inside lessons).
 */
export const rendererVersion = '3'
