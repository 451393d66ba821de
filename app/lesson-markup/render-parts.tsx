// Named to the file: Node does not import a folder, and the build leaves the name as it is.
import { getMDXComponent } from 'mdx-bundler/client/index.js'
import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { spotMark } from './components/redact.ts'
import { partElement } from './parts.ts'
import { proseElements } from './prose-elements.tsx'
import { registry } from './registry.ts'
import type { RenderingContext } from './rendering-context.ts'

/**
 * Evaluates a compiled lesson, here on the server and nowhere else, and renders each of its parts to HTML.
 * Only code that `bundleMarkup` made may be given to it.
 */
export function renderParts(code: string, context: RenderingContext): string[] {
  const html: string[] = []
  const renderPart = ({ at, children }: { at: string; children?: ReactNode }) => {
    html[Number(at)] = renderToStaticMarkup(createElement(Fragment, null, children))
    return null
  }
  const Lesson = getMDXComponent(code)
  const components = {
    ...proseElements,
    ...plainComponents(context),
    [spotMark]: LessonSpot,
    [partElement]: renderPart,
  }
  renderToStaticMarkup(<Lesson components={components} />)
  return html
}

function plainComponents(context: RenderingContext) {
  return Object.fromEntries(
    registry.flatMap((definition) => {
      if (definition.kind !== 'plain') return []
      const renderPlain = ({ children, ...attributes }: { children?: ReactNode }) => (
        <>{definition.render(definition.fields.parse(attributes), children, context)}</>
      )
      return [[definition.name, renderPlain]]
    }),
  )
}

/** A spot of a draft: its words are a label of the tick box below the draft, and carry its number. */
function LessonSpot({ htmlFor, number, children }: { htmlFor: string; number: string; children?: ReactNode }) {
  return (
    <label className="lisans-spot" htmlFor={htmlFor}>
      {children}
      <sup>{number}</sup>
    </label>
  )
}
