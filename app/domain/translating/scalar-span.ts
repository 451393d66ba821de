import type { Scalar } from 'yaml'

/** Where a value stands in its source, from and to, by offsets; without the line end that YAML counts to a text of several lines. */
export function spanOfScalar(scalar: Scalar, source: string): readonly [number, number] {
  const [from, to] = scalar.range ?? [0, 0]
  return [from, from + source.slice(from, to).trimEnd().length]
}
