/** Elements within elements: more is no document that somebody wrote, and trees of it are walked call within call. */
export const deepestHtml = 200

const alone = /^<(?:br|img|hr|col|input|meta|link|wbr)\b|\/>$/i

/** How many elements stand within each other at most, counted before a tree is built of them. */
export function htmlDepth(html: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of html.matchAll(/<\/?[a-z][^<>]*>/gi)) {
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1)
    else if (!alone.test(tag)) most = Math.max(most, ++depth)
  }
  return most
}
