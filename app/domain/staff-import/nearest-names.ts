/** How much of a word may differ for another to be what was meant. */
const tolerance = 0.4
const most = 2
/** Longer names are compared by their beginning. In characters. */
const compared = 80

/** The names that are written most like this one, nearest first; none where none is near. */
export function nearestNames(written: string, names: string[]): string[] {
  if (written === '') return []
  return names
    .map((name) => ({ name, distance: contains(name, written) ? 1 : distanceBetween(written, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, tolerance * Math.max(written.length, name.length)))
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

function contains(name: string, written: string): boolean {
  return written.length > 3 && ` ${name} `.includes(` ${written} `)
}

/** How many letters are put in, left out or changed from one to the other (Levenshtein, 1965). */
function distanceBetween(one: string, other: string): number {
  const across = one.slice(0, compared)
  const down = other.slice(0, compared)
  let row = Array.from({ length: across.length + 1 }, (_, place) => place)
  for (let y = 1; y <= down.length; y++) {
    const next = [y]
    for (let x = 1; x <= across.length; x++) {
      const same = across[x - 1] === down[y - 1] ? 0 : 1
      next.push(Math.min((row[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1, (row[x - 1] ?? 0) + same))
    }
    row = next
  }
  return row[across.length] ?? 0
}
