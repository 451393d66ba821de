import type { Nodes, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { ExchangedQuestion } from './exchange/exchanged-question.ts'

/** A question as it stands in the text of a bank. */
export type BankQuestion = Omit<ExchangedQuestion, 'name' | 'options'> & {
  name: string
  options: (ExchangedQuestion['options'][number] & {
    /** The name that its author gave the option; null for the usual one, made from its words. */
    id: string | null
  })[]
}

export type PlacedBankQuestion = {
  question: BankQuestion
  /** Where it stands in the text, by offsets, and on which line (from 1) it begins. */
  start: number
  end: number
  line: number
}

type Element = MdxJsxFlowElement | MdxJsxTextElement

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx)

/** The questions of a bank, to be changed in a form; null for a text that cannot be read, which has to be mended as a text. */
export function readBankText(source: string): PlacedBankQuestion[] | null {
  try {
    const tree: Root = parser.parse(source)
    return tree.children.filter((node) => isElement(node, 'Question')).map((node) => place(node as Element, source))
  } catch {
    return null
  }
}

/** The text of a bank with one question written anew where it stood; other questions stay as they are, to the letter. */
export function replaceQuestion(source: string, { start, end }: PlacedBankQuestion, question: BankQuestion): string {
  return source.slice(0, start) + writeQuestion(question) + source.slice(end)
}

/** The text of a bank with more questions at its end. */
export function addQuestions(source: string, questions: readonly BankQuestion[]): string {
  return `${[source.trimEnd(), ...questions.map(writeQuestion)].filter((text) => text !== '').join('\n\n')}\n`
}

/** The text of a bank without a question, and without the empty lines that parted it from the next. */
export function removeQuestion(source: string, { start, end }: PlacedBankQuestion): string {
  return `${[source.slice(0, start).trimEnd(), source.slice(end).trim()].filter((text) => text !== '').join('\n\n')}\n`
}

/** A question as an author would write it. */
export function writeQuestion({ name, stem, options, objective, critical, difficulty, fact }: BankQuestion): string {
  const attributes = [
    `id="${name}"`,
    ...(objective === null ? [] : [`objective="${objective}"`]),
    ...(difficulty === null ? [] : [`difficulty="${difficulty}"`]),
    ...(fact === null ? [] : [`fact="${fact}"`]),
    ...(critical ? ['critical'] : []),
  ]
  return [
    `<Question ${attributes.join(' ')}>`,
    indent(stem, 2),
    '',
    ...options.flatMap(({ id, text, correct, because }) => [
      `  <Option${correct ? ' correct' : ''}${id === null ? '' : ` id="${id}"`}>`,
      indent(text, 4),
      ...writeBecause(because),
      '  </Option>',
    ]),
    '</Question>',
  ].join('\n')
}

function writeBecause(because: string): string[] {
  if (because === '') return []
  if (!because.includes('\n')) return [`    <Because>${because}</Because>`]
  // Blocks need lines of their own, and a part of the page before them.
  return ['', '    <Because>', indent(because, 6), '    </Because>']
}

function place(node: Element, source: string): PlacedBankQuestion {
  const [start, end] = spanOf(node)
  const parts = (node.children as Nodes[]).flatMap(partsOf)
  const options = parts.filter((part) => isElement(part, 'Option')) as Element[]
  const before = parts.slice(0, options[0] ? parts.indexOf(options[0]) : undefined)
  const difficulty = attribute(node, 'difficulty')
  return {
    start,
    end,
    line: node.position?.start.line ?? 1,
    question: {
      name: attribute(node, 'id') ?? '',
      stem: sourceOf(before, source),
      options: options.map((option) => readOption(option, source)),
      objective: attribute(node, 'objective'),
      critical: has(node, 'critical'),
      difficulty: difficulty !== null && /^[123]$/.test(difficulty) ? (Number(difficulty) as 1 | 2 | 3) : null,
      fact: attribute(node, 'fact'),
    },
  }
}

/** Components on lines of their own that open and close there come as a paragraph of nothing else. */
function partsOf(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const components = node.children.filter((child) => child.type === 'mdxJsxTextElement')
  const words = node.children.some((child) => !components.includes(child as never) && !isBlank(child))
  return words || components.length === 0 ? [node] : components
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function readOption(option: Element, source: string): BankQuestion['options'][number] {
  const because = findBecause(option.children as Nodes[])
  const [from, until] = spanOfAll(option.children as Nodes[])
  return {
    id: attribute(option, 'id'),
    text: dedent(source.slice(from, because ? spanOf(because)[0] : until)),
    correct: has(option, 'correct'),
    because: because ? sourceOf(because.children as Nodes[], source) : '',
  }
}

/** It may stand on its own or at the end of the option's paragraph. */
function findBecause(nodes: Nodes[]): Element | null {
  for (const node of nodes) {
    if (isElement(node, 'Because')) return node as Element
    const inside = node.type === 'paragraph' ? findBecause(node.children) : null
    if (inside) return inside
  }
  return null
}

function isElement(node: Nodes, name: string): boolean {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name
}

function attribute({ attributes }: Element, name: string): string | null {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name)
  return found && typeof found.value === 'string' ? found.value : null
}

function has({ attributes }: Element, name: string): boolean {
  return attributes.some((one) => one.type === 'mdxJsxAttribute' && one.name === name)
}

function sourceOf(nodes: Nodes[], source: string): string {
  const [start, end] = spanOfAll(nodes)
  return dedent(source.slice(start, end))
}

function spanOfAll(nodes: Nodes[]): [number, number] {
  const [first, last] = [nodes[0], nodes.at(-1)]
  return first && last ? [spanOf(first)[0], spanOf(last)[1]] : [0, 0]
}

function spanOf(node: Nodes | Element): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
}

/** Without what its place in the file put before each line but the first. */
function dedent(text: string): string {
  const [first = '', ...others] = text.trim().split('\n')
  const depths = others.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const depth = depths.length > 0 ? Math.min(...depths) : 0
  return [first, ...others.map((line) => line.slice(depth))].map((line) => line.trimEnd()).join('\n')
}

function indent(text: string, depth: number): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : ' '.repeat(depth) + line))
    .join('\n')
}
