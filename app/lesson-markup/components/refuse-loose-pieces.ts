import type { Element, Gathering } from '../component-definition.ts'
import type { PartContent } from '../parts.ts'
import { plainWords } from '../plain-words.ts'
import { without } from '../split-piece.ts'

/** Reports every piece whose id stood on an earlier one. */
export function refuseTwins(pieces: Element<{ id: string }>[], name: string, gathering: Gathering): void {
  const ids = pieces.map(({ fields }) => fields.id)
  pieces.forEach(({ fields, place }, index) => {
    if (ids.indexOf(fields.id) < index)
      gathering.report('duplicate-id', `Another ${name} here has the id “${fields.id}” already.`, place)
  })
}

/** Reports words that stand in an activity outside its pieces, where no learner would see them. */
export function refuseStrayText(
  { node, place }: Pick<Element, 'node' | 'place'>,
  pieces: Element<unknown>[],
  message: string,
  gathering: Gathering,
): void {
  const rest = without(
    node.children as PartContent[],
    pieces.map((piece) => piece.node),
  )
  if (plainWords(rest) !== '') gathering.report('stray-text', message, place)
}
