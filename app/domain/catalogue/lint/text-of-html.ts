const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** The words of HTML that the lesson compiler made: no tags, React's five entities decoded, single spaces. */
export function textOfHtml(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same, one text for each paragraph, list item, heading or cell. */
export function blocksOfHtml(html: string): string[] {
  return html
    .split(/<\/?(?:p|h[2-4]|li|ul|ol|td|th|tr|div|figure|figcaption|blockquote|pre|hr|br|dt|dd|dl|section)\b[^>]*>/)
    .map(textOfHtml)
    .filter((text) => text !== '')
}

function decode(text: string) {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
}
