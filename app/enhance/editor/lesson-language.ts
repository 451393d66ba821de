import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { GFM, parser } from '@lezer/markdown'

// The Markdown package of CodeMirror would bring HTML, CSS and JavaScript with it, none of which a lesson may hold.
const lesson = new Language(defineLanguageFacet(), parser.configure([GFM]), [], 'lesson')

const looks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700', color: '#003f6b' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: '#00568f' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: '#5a6872' },
  { tag: tags.monospace, color: '#6a3300' },
])

/** A component's tag, and its attributes with what stands in them. */
const markup = new MatchDecorator({
  regexp: /<\/?[A-Z][A-Za-z]*|\b[a-z]+(?==")|"[^"\n]*"(?=[\s/>])/g,
  decoration: ([found]) =>
    Decoration.mark({ class: found.startsWith('<') ? 'tag' : found.startsWith('"') ? 'value' : 'attribute' }),
})

const markupPlugin = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = markup.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = markup.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const markupLooks = EditorView.baseTheme({
  '.tag': { color: '#7a1f5c', fontWeight: '700' },
  '.attribute': { color: '#00568f' },
  '.value': { color: '#1d5c2e' },
})

/** Markdown with our components, coloured. */
export const lessonLanguage = [new LanguageSupport(lesson), syntaxHighlighting(looks), markupPlugin, markupLooks]
