import { z } from 'zod'
import { activityComponent, type Element, type Gathering } from '../component-definition.ts'
import { flag, identifier, oneOf } from '../fields.ts'
import { optionId } from '../option-id.ts'
import { plainWords } from '../plain-words.ts'
import { splitPiece } from '../split-piece.ts'
import { because } from './because.ts'
import { option } from './option.ts'

export const question = activityComponent({
  name: 'Question',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson or in the course’s banks, and the same in every language'),
    objective: identifier.optional().describe('an objective of the course'),
    kind: oneOf(['single', 'multiple'])
      .default('single')
      .describe('`multiple` = choose all that apply: two or more right, at least one wrong'),
    critical: flag.describe('bank only: who fails it fails the examination'),
    difficulty: oneOf(['1', '2', '3']).optional().describe('bank only: 1 easy, 3 hard'),
    fact: identifier.optional().describe('bank only: the legal fact that it examines'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'A question with two to six options. Everything before the first `<Option>` is the question itself: paragraphs, lists, quotations. In a bank: exactly three options, one of them right.',
  example: `<Question id="roof-photo" objective="sort">
  A colleague asks for a photograph of the leaking roof for the ministry's page. What do you do **first**?

  <Option correct>
    Check what else the photograph shows.
    <Because>Screens, badges and faces in the background are disclosed with it.</Because>
  </Option>
  <Option>
    Send the photograph by private message.
    <Because>A private message is still outside the office.</Because>
  </Option>
</Question>`,
  gather(element, gathering) {
    const { fields, node, place } = element
    const pieces = gathering.pieces(node, option)
    const nodes: readonly unknown[] = node.children
    const firstOption = nodes.indexOf(pieces[0]?.node)
    const stem = firstOption === -1 ? node.children : node.children.slice(0, firstOption)
    const rest = firstOption === -1 ? [] : node.children.slice(firstOption)
    if (rest.some((child) => !pieces.some((piece) => piece.node === child) && plainWords([child]).trim() !== '')) {
      gathering.report('stray-text', 'Only options may follow the first option of a question.', place)
    }
    if (plainWords(stem) === '')
      gathering.report('empty', 'This question asks nothing: write it before the first option.', place)
    checkOptions(element, pieces, gathering)

    const stemText = plainWords(stem)
    const stemPart = gathering.parts.blocks(stem)
    const options = pieces.map((piece) => gatherOption(fields.id, piece, gathering))
    const ids = options.map(({ id }) => id)
    if (new Set(ids).size < ids.length)
      gathering.report('duplicate-option', 'Two options of this question say the same.', place)

    return (html) => ({
      kind: 'question',
      id: fields.id,
      objective: fields.objective ?? null,
      selection: fields.kind,
      stemHtml: html(stemPart),
      stemText,
      options: options.map(({ id, correct, words, reason }) => ({
        id,
        optionHtml: html(words),
        correct,
        becauseHtml: html(reason),
      })),
      pool: gathering.pool,
      critical: fields.critical,
      difficulty: fields.difficulty === undefined ? null : Number(fields.difficulty),
      fact: fields.fact ?? null,
    })
  },
})

type OptionElement = Element<z.infer<(typeof option)['fields']>>

function gatherOption(questionId: string, piece: OptionElement, gathering: Gathering) {
  const { words, reason } = splitPiece(piece, because, gathering)
  const text = plainWords(words)
  return {
    id: optionId(questionId, piece.fields.id ?? text),
    correct: piece.fields.correct,
    words: gathering.parts.words(words),
    reason: gathering.parts.blocks(reason),
  }
}

function checkOptions(
  element: Element<{ kind: 'single' | 'multiple' }>,
  pieces: OptionElement[],
  gathering: Gathering,
) {
  const { place, fields } = element
  const correct = pieces.filter((piece) => piece.fields.correct).length
  if (pieces.length < 2) gathering.report('too-few-options', 'A question needs at least two options.', place)
  if (pieces.length > 6) gathering.report('too-many-options', 'A question has at most six options.', place)
  if (correct === 0)
    gathering.report(
      'no-correct-option',
      'No option is marked correct: add the word “correct” to the right one.',
      place,
    )
  if (fields.kind === 'single' && correct > 1) {
    gathering.report(
      'too-many-correct',
      'More than one option is marked correct. Mark one, or write kind="multiple".',
      place,
    )
  }
  if (fields.kind === 'multiple' && correct === 1) {
    gathering.report('too-few-correct', 'A question of kind="multiple" needs two or more correct options.', place)
  }
  if (fields.kind === 'multiple' && pieces.length > 0 && correct === pieces.length) {
    gathering.report('all-correct', 'At least one option must be wrong.', place)
  }
}
