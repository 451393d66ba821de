import { z } from 'zod'
import { activityComponent, type Element, type Gathering } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import { plainWords } from '../plain-words.ts'
import { splitPiece, without } from '../split-piece.ts'
import { because } from './because.ts'
import { choice } from './choice.ts'
import { ending } from './ending.ts'
import { step } from './step.ts'

export const scenario = activityComponent({
  name: 'Scenario',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    start: identifier.describe('the step with which the story begins'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'A branching story of three or four steps. Each choice leads to another step or to an ending, and its `<Because>` says what happened. The learner can always go back and choose differently.',
  example: `<Scenario id="open-day" title="The open day" objective="basis" start="photo">
  <Step id="photo">
    A photographer offers you fifty pictures of the clinic's open day.

    <Choice id="look" to="caption">Look at each one.<Because>Consent was given for three people only.</Because></Choice>
    <Choice id="all" to="call">Post them all.<Because>A mother recognises her child.</Because></Choice>
  </Step>
  <Step id="call">
    She rings and asks you to take the picture down.

    <Choice id="remove" to="mended">Take it down now, and apologise.<Because>The harm stops growing.</Because></Choice>
    <Choice id="explain" to="complaint">Explain that it was a public event.<Because>That is no answer to her.</Because></Choice>
  </Step>
  <Step id="caption">
    You have three pictures left. What goes under them?

    <Choice id="names" to="complaint">Names and villages.<Because>They agreed to a picture, not to their address.</Because></Choice>
    <Choice id="event" to="done">The event and the date.<Because>That is all that readers need.</Because></Choice>
  </Step>
  <Ending id="done" tone="good">Nobody complains, and the page looks alive.</Ending>
  <Ending id="mended" tone="mixed">She thanks you; forty people have seen the picture.</Ending>
  <Ending id="complaint" tone="bad">The Information Commission asks for your records of consent.</Ending>
</Scenario>`,
  gather({ fields, node, place }, gathering) {
    const steps = gathering.pieces(node, step)
    const endings = gathering.pieces(node, ending)
    const pieces = [...steps, ...endings].map((piece) => piece.node)
    if (plainWords(without(node.children, pieces)) !== '') {
      gathering.report('stray-text', 'Inside a scenario, write text only in its steps and endings.', place)
    }
    const gatheredSteps = steps.map((piece) => gatherStep(piece, gathering))
    const gatheredEndings = endings.map((piece) => {
      if (plainWords(piece.node.children) === '') gathering.report('empty', 'This ending has no words.', piece.place)
      return { id: piece.fields.id, tone: piece.fields.tone, words: gathering.parts.blocks(piece.node.children) }
    })
    const graph = { start: fields.start, steps: gatheredSteps, endings: gatheredEndings }
    for (const problem of scenarioProblems(graph)) gathering.report(problem.rule, problem.message, place)

    return (html) => ({
      kind: 'scenario',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      startStep: fields.start,
      steps: gatheredSteps.map(({ id, situation, choices }) => ({
        id,
        situationHtml: html(situation),
        choices: choices.map(({ id, to, words, reason }) => ({
          id,
          to,
          choiceHtml: html(words),
          becauseHtml: html(reason),
        })),
      })),
      endings: gatheredEndings.map(({ id, tone, words }) => ({ id, tone, endingHtml: html(words) })),
    })
  },
})

function gatherStep(piece: Element<{ id: string }>, gathering: Gathering) {
  const choices = gathering.pieces(piece.node, choice)
  const situation = without(
    piece.node.children,
    choices.map((found) => found.node),
  )
  if (plainWords(situation) === '') gathering.report('empty', 'This step tells nothing.', piece.place)
  if (choices.length < 2) gathering.report('too-few-choices', 'A step needs at least two choices.', piece.place)
  const ids = choices.map((found) => found.fields.id)
  if (new Set(ids).size < ids.length)
    gathering.report('duplicate-id', 'Two choices of this step have the same id.', piece.place)
  return {
    id: piece.fields.id,
    situation: gathering.parts.blocks(situation),
    choices: choices.map((found) => {
      const { words, reason } = splitPiece(found, because, gathering)
      return {
        id: found.fields.id,
        to: found.fields.to,
        words: gathering.parts.words(words),
        reason: gathering.parts.blocks(reason),
      }
    }),
  }
}

type Graph = {
  start: string
  steps: { id: string; choices: { to: string }[] }[]
  endings: { id: string; tone: 'good' | 'mixed' | 'bad' }[]
}

/** What is wrong with the way the steps and endings of a scenario hang together. */
function scenarioProblems({ start, steps, endings }: Graph): { rule: string; message: string }[] {
  const problems: { rule: string; message: string }[] = []
  const names = [...steps, ...endings].map(({ id }) => id)
  for (const name of new Set(names.filter((id, index) => names.indexOf(id) !== index))) {
    problems.push({ rule: 'duplicate-id', message: `Two steps or endings of this scenario are called “${name}”.` })
  }
  if (!steps.some(({ id }) => id === start)) {
    problems.push({
      rule: 'unknown-step',
      message: `The scenario starts with “${start}”, but has no step of that name.`,
    })
  }
  for (const { id, choices } of steps) {
    for (const { to } of choices.filter((choice) => !names.includes(choice.to))) {
      problems.push({
        rule: 'unknown-step',
        message: `A choice of step “${id}” leads to “${to}”, which is neither a step nor an ending.`,
      })
    }
  }
  const reached = reachedFrom(start, steps)
  for (const id of names.filter((name) => !reached.has(name))) {
    problems.push({ rule: 'unreachable', message: `No path leads to “${id}”.` })
  }
  if (!endings.some(({ id, tone }) => tone === 'good' && reached.has(id))) {
    problems.push({ rule: 'no-good-ending', message: 'No path leads to a good ending.' })
  }
  return problems
}

function reachedFrom(start: string, steps: Graph['steps']) {
  const reached = new Set([start])
  for (const id of reached) {
    const step = steps.find((candidate) => candidate.id === id)
    for (const { to } of step?.choices ?? []) reached.add(to)
  }
  return reached
}
