import { z } from 'zod'
import { activityComponent, type Element, type Gathering } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import { optionId } from '../option-id.ts'
import { plainWords } from '../plain-words.ts'
import { splitPiece } from '../split-piece.ts'
import { because } from './because.ts'
import { card } from './card.ts'
import { pair } from './pair.ts'
import { refuseStrayText, refuseTwins } from './refuse-loose-pieces.ts'

export const match = activityComponent({
  name: 'Match',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    intro: plainText.optional().describe('what to match with what'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'Situations, and a list from which the learner chooses what fits each. Three to eight cards first, then two to twelve pairs. A card may answer several pairs or none. The page shows the cards in an order of its own.',
  example: `<Match id="who-answers" title="Who answers for what?" objective="law-map" intro="Choose who is responsible for each.">
  <Card id="commission">The Information Commission</Card>
  <Card id="supervisor">Your supervisor</Card>
  <Card id="spokesperson">The spokesperson</Card>
  <Pair id="personal-data" answer="commission">
    A citizen asks who watches over personal data.
    <Because>The law gives that task to the Commission.</Because>
  </Pair>
  <Pair id="interview" answer="spokesperson">
    A journalist asks you for two sentences about the delay.
    <Because>Only the spokesperson speaks for the ministry.</Because>
  </Pair>
</Match>`,
  gather({ fields, node, place }, gathering) {
    const cards = gathering.pieces(node, card)
    const pairs = gathering.pieces(node, pair)
    if (cards.length < 3 || cards.length > 8)
      gathering.report('card-count', 'A match has three to eight cards.', cards[3]?.place ?? place)
    if (pairs.length < 2 || pairs.length > 12) gathering.report('pair-count', 'A match has two to twelve pairs.', place)
    refuseTwins(cards, 'card', gathering)
    refuseTwins(pairs, 'pair', gathering)
    refuseStrayText(
      { node, place },
      [...cards, ...pairs],
      'Inside a match, write text only in its cards and pairs.',
      gathering,
    )
    checkAnswers(cards, pairs, gathering)

    const gatheredCards = cards.map(({ fields: { id }, node: words, place: where }) => {
      const cardText = plainWords(words.children)
      if (cardText === '') gathering.report('empty', 'This Card has no words.', where)
      return { id: optionId(fields.id, id), cardText }
    })
    const gathered = pairs.map((found) => {
      const { words, reason } = splitPiece(found, because, gathering)
      return { fields: found.fields, words: gathering.parts.blocks(words), reason: gathering.parts.blocks(reason) }
    })
    return (html) => ({
      kind: 'match',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      intro: fields.intro ?? null,
      cards: gatheredCards,
      pairs: gathered.map(({ fields: { id, answer }, words, reason }) => ({
        id: optionId(fields.id, id),
        pairHtml: html(words),
        card: optionId(fields.id, answer),
        becauseHtml: html(reason),
      })),
    })
  },
})

type CardElement = Element<{ id: string }>
type PairElement = Element<{ id: string; answer: string }>

function checkAnswers(cards: CardElement[], pairs: PairElement[], gathering: Gathering) {
  const known = cards.map(({ fields }) => fields.id)
  for (const { fields, place } of pairs) {
    if (!known.includes(fields.answer)) {
      const offered = known.length === 0 ? 'there is none' : `there are: ${known.join(', ')}`
      gathering.report('no-such-card', `No card of this match has the id “${fields.answer}” (${offered}).`, place)
    }
  }
  const words = cards.map(({ node }) => plainWords(node.children))
  cards.forEach(({ place }, index) => {
    if (words[index] !== '' && words.indexOf(words[index] ?? '') < index)
      gathering.report('duplicate-card', 'Two cards of this match say the same.', place)
  })
}
