/** The component that shows a picture, ready to stand in a lesson. */
export function figureMarkup(src: string, alt: string): string {
  return `<Figure src="${src}" alt="${attributeText(alt)}" />`
}

/** Words as they may stand between the quotation marks of an attribute. */
function attributeText(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
}
