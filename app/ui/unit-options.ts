/** Units as the options of a list, those further down moved to the right, after one that stands for none. */
export function unitOptions(units: { id: string; name: string; depth: number }[], none: string) {
  const indented = units.map(({ id, name, depth }) => ({ value: id, text: '\u2003'.repeat(depth) + name }))
  return [{ value: '', text: none }, ...indented]
}
