import type { Nodes } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { Piece, Segment } from './segment.ts'

type Component = MdxJsxFlowElement | MdxJsxTextElement

/** Where in the text the walk stands, and how often each kind of thing was met there. */
export type Room = { key: string; component: string | null; met: Map<string, number> }

/** A piece with the place that it takes in the text. */
export type Cut = { from: number; to: number; segment: Segment }

/** The text from `start` to `end`, with the cuts in their places. */
export function joinCuts(cuts: readonly Cut[], source: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const { from, to, segment } of cuts) {
    if (from > at) pieces.push(source.slice(at, from))
    pieces.push(segment)
    at = to
  }
  if (end > at) pieces.push(source.slice(at, end))
  return pieces
}

/** The room of a component: by its id where it has one, else by its number among its like. */
export function roomOf(node: Component, room: Room): Room {
  const id = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id')
  const named = id && typeof id.value === 'string' && node.name !== 'LegalFact' ? id.value : null
  const name = node.name ?? 'part'
  const key = named ? `${name}.${named}` : nextKey({ ...room, key: '' }, name).slice(1)
  return { key: `${room.key}/${key}`, component: room.component ?? named, met: new Map() }
}

/** `words3`, the third of its kind in this room. */
export function nextKey(room: Room, kind: string): string {
  const number = (room.met.get(kind) ?? 0) + 1
  room.met.set(kind, number)
  return `${room.key}/${kind}${number}`
}

export class Unplaced extends Error {}

/** From where to where something stands in the text. */
export function spanOf(node: { position?: Nodes['position'] }): { from: number; to: number; line: number } {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) throw new Unplaced('This has no place in the text')
  return { from: start.offset, to: end.offset, line: start.line }
}
