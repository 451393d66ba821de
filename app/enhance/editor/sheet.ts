/** The text that is being written, whatever shows it: CodeMirror, or the text area on a telephone too old for it. */
export type Sheet = {
  text(): string
  /** Puts text where the cursor is; can be undone. */
  insert(text: string): void
  /** Puts the cursor at a line and column, both from 1. */
  goTo(line: number, column: number): void
  /** Underlines what is wrong. */
  mark(problems: Problem[]): void
  onChange(listener: () => void): void
  onLeave(listener: () => void): void
}

export type Problem = {
  line: number
  column: number
  message: string
  rule: string
  severity: 'error' | 'warning'
  help: string | null
}

/** The text area as it is. */
export function plainSheet(area: HTMLTextAreaElement): Sheet {
  return {
    text: () => area.value,
    insert(text) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
      area.dispatchEvent(new Event('input'))
    },
    goTo(line, column) {
      const before = area.value.split('\n').slice(0, line - 1)
      const at = before.join('\n').length + (line > 1 ? 1 : 0) + column - 1
      area.focus()
      area.setSelectionRange(at, at)
    },
    mark() {},
    onChange: (listener) => area.addEventListener('input', listener),
    onLeave: (listener) => area.addEventListener('blur', listener),
  }
}
