import type { Root as HtmlRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import type { Root, RootContent } from 'mdast'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { deepestHtml, htmlDepth } from '#app/domain/outside-files/html-depth.ts'
import { refuseAddress } from '#app/lesson-markup/learner-address.ts'
import { gatherWordLists } from './gather-word-lists.ts'

/** Something of a document that a lesson cannot hold, or not as it was. */
export type LeftOut = { what: 'link' | 'picture' | 'page-part' | 'heading'; name: string }

export type FoundPicture = { src: string; alt: string }

type Conversion = {
  /** Lesson text without front matter; '' where there is none. */
  text: string
  /** The words of the only heading of the first level, where there is exactly one. */
  title: string | null
  leftOut: LeftOut[]
}

/** Text, lists, tables, emphasis, headings, links and pictures, with the one attribute that each may bring. */
const allowed = {
  ...defaultSchema,
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head', 'title'],
  attributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan'],
  },
  protocols: {},
  clobber: [],
}

/**
 * Writes a piece of HTML, from Word or from anywhere, as lesson text: every character that means something in MDX is escaped, headings begin
 * at the second level, and only addresses that learners can open stay links. `place` says which figure a picture has become; null drops it.
 */
export function htmlToMarkdown(html: string, place: (picture: FoundPicture) => string | null): Conversion {
  const leftOut: LeftOut[] = []
  if (htmlDepth(html) > deepestHtml) return { text: '', title: null, leftOut: [{ what: 'page-part', name: '' }] }
  const gathered = gatherWordLists(fromHtml(html, { fragment: true }))
  const clean = sanitize(gathered, allowed) as HtmlRoot
  const tree = unified().use(rehypeRemark).runSync(clean) as Root
  const title = takeTitle(tree)
  settleHeadings(tree)
  settleLinks(tree, leftOut)
  settlePictures(tree, place, leftOut)
  const text = unified()
    .use(remarkStringify, {
      bullet: '-',
      rule: '*',
      emphasis: '*',
      // Words at the beginning of a line that would make it a line of code.
      unsafe: [
        { atBreak: true, character: 'i', after: 'mport\\b' },
        { atBreak: true, character: 'e', after: 'xport\\b' },
      ],
    })
    .use(remarkGfm)
    .use(remarkMdx)
    .stringify(tree)
  return { text: text.trim(), title, leftOut }
}

function takeTitle(tree: Root): string | null {
  const firsts = tree.children.filter((node) => node.type === 'heading' && node.depth === 1)
  const [only] = firsts
  if (!only || firsts.length > 1 || tree.children[0] !== only) return null
  tree.children.shift()
  return wordsOf(only)
}

/** The highest level of a document becomes `##`, the others follow it down to `####`. */
function settleHeadings(tree: Root): void {
  let highest = 6
  visit(tree, 'heading', ({ depth }) => {
    highest = Math.min(highest, depth)
  })
  visit(tree, 'heading', (heading) => {
    heading.depth = Math.min(4, heading.depth - highest + 2) as 2 | 3 | 4
  })
}

function settleLinks(tree: Root, leftOut: LeftOut[]): void {
  visit(tree, 'link', (link, index, parent) => {
    // What a browser would read as the same address, we would too.
    const url = link.url.trim().replace(/^http:\/\//i, 'https://')
    if (refuseAddress(url) === null) {
      link.url = url
      link.title = null
      return
    }
    leftOut.push({ what: 'link', name: link.url.slice(0, 80) })
    parent?.children.splice(index ?? 0, 1, ...(link.children as never[]))
    return index
  })
}

/** A picture stands on its own, after the paragraph, list or table that held it. */
function settlePictures(tree: Root, place: (picture: FoundPicture) => string | null, leftOut: LeftOut[]): void {
  tree.children = tree.children.flatMap((block) => {
    const figures: RootContent[] = []
    visit(block, 'image', (image, index, parent) => {
      const alt = image.alt ?? ''
      const src = place({ src: image.url, alt })
      if (src === null) leftOut.push({ what: 'picture', name: (alt || image.url).slice(0, 80) })
      else
        figures.push({
          type: 'mdxJsxFlowElement',
          name: 'Figure',
          attributes: attributesOf(src, alt),
          children: [],
        } as RootContent)
      parent?.children.splice(index ?? 0, 1)
      return index
    })
    const isEmptied = figures.length > 0 && wordsOf(block) === ''
    return isEmptied ? figures : [block, ...figures]
  })
}

function attributesOf(src: string, alt: string) {
  return [
    { type: 'mdxJsxAttribute' as const, name: 'src', value: src },
    { type: 'mdxJsxAttribute' as const, name: 'alt', value: alt.replace(/\s+/g, ' ').trim().slice(0, 300) },
  ]
}

function wordsOf(node: RootContent): string {
  if ('value' in node) return String(node.value)
  return 'children' in node
    ? node.children
        .map((child) => wordsOf(child as RootContent))
        .join('')
        .trim()
    : ''
}
