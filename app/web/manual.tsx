import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Nodes, Root } from 'mdast'
import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { WideTable } from '#app/ui/wide-table.tsx'
import { projectRoot } from '#db/project-root.ts'

export type Manual = {
  /** Of our own making. */
  html: string
  /** The sections, and the name of each on the page. */
  sections: { id: string; title: string }[]
}

let read: Promise<Manual> | null = null

/** The author's manual as it stands beside the courses, read once. */
export function readManual(): Promise<Manual> {
  read ??= readFile(path.join(projectRoot, 'courses/README.md'), 'utf8').then(renderManual)
  read.catch(() => {
    read = null
  })
  return read
}

/** Markdown of our own as a page: headings are named after their words, HTML in it is left out. */
export function renderManual(markdown: string): Manual {
  const root = unified().use(remarkParse).use(remarkGfm).parse(markdown) as Root
  const sections = root.children.flatMap((node) => {
    const title = node.type === 'heading' && node.depth === 2 ? textOf(node) : null
    return title === null ? [] : [{ id: headingId(title), title }]
  })
  // The page has a heading of its own.
  const body = root.children.filter((node) => node.type !== 'heading' || node.depth > 1)
  return { html: renderToStaticMarkup(createElement(Fragment, null, body.map(renderNode))), sections }
}

/** `### <Because>` is `because`, `## course.yaml` is `course-yaml`. */
export function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function renderNode(node: Nodes, key: number): ReactNode {
  const children = () => ('children' in node ? node.children.map((child, place) => renderNode(child, place)) : null)
  switch (node.type) {
    case 'heading': {
      const Heading = node.depth === 2 ? 'h2' : 'h3'
      const size = node.depth === 2 ? 'm' : 's'
      return (
        <Heading key={key} id={headingId(textOf(node))} className={`govuk-heading-${size}`}>
          {children()}
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p key={key} className="govuk-body">
          {children()}
        </p>
      )
    case 'strong':
      return <strong key={key}>{children()}</strong>
    case 'emphasis':
      return <em key={key}>{children()}</em>
    case 'inlineCode':
      return <code key={key}>{node.value}</code>
    case 'code':
      return (
        <pre key={key} className="lisans-source">
          {node.value}
        </pre>
      )
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List key={key} className={`govuk-list govuk-list--${node.ordered ? 'number' : 'bullet'}`}>
          {children()}
        </List>
      )
    }
    case 'listItem':
      return <li key={key}>{children()}</li>
    case 'table':
      return (
        <WideTable key={key}>
          <table className="govuk-table">
            <tbody className="govuk-table__body">{children()}</tbody>
          </table>
        </WideTable>
      )
    case 'tableRow':
      return (
        <tr key={key} className="govuk-table__row">
          {children()}
        </tr>
      )
    case 'tableCell':
      return (
        <td key={key} className="govuk-table__cell">
          {children()}
        </td>
      )
    case 'text':
      return <Fragment key={key}>{node.value}</Fragment>
    default:
      return null
  }
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map((child) => textOf(child)).join('')
  return 'value' in node ? node.value : ''
}
