/** A line of Markdown that has nothing but code between backticks in it. */
export function CodeWords({ text }: { text: string }) {
  const pieces = text.split('`')
  return pieces.map((piece, place) =>
    // Every second piece stood between backticks.
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place.
    place % 2 === 1 ? <code key={place}>{piece}</code> : <span key={place}>{piece}</span>,
  )
}
