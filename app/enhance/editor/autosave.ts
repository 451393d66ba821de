import { send } from './send.ts'
import type { Sheet } from './sheet.ts'
import { say, type Words } from './words.ts'

type Saving = {
  address: string
  form: HTMLFormElement
  sheet: Sheet
  words: Words
  /** Told aloud when it changes. */
  status: HTMLElement
  /** Who saved the text last, as far as the server says. */
  lastBy(): Promise<string | null>
}

/** How long somebody pauses before what they wrote is saved, and before it is tried again when the line is down. In milliseconds. */
const pause = 2_000
const again = 5_000

/**
 * Saves a text as it is written: after a pause, on leaving it and when asked. One save at a time; each carries the version that the one
 * before it made. What cannot be saved stays on the page, which says so; nothing is kept in the browser.
 */
export function saveAsWritten({ address, form, sheet, words, status, lastBy }: Saving): { now(): void } {
  const version = form.elements.namedItem('version') as HTMLInputElement
  const { sitting, next } = sitDown(form)
  const path = (form.elements.namedItem('path') as HTMLInputElement).value
  let saved = sheet.text()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSaving = false
  let isStopped = false

  function soon(wait: number) {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(save, wait)
  }

  async function save() {
    clearTimeout(timer)
    const text = sheet.text()
    if (isStopped || isSaving || text === saved) return
    isSaving = true
    const answer = await send(address, { path, version: version.value, text, sitting, attempt: next() })
    isSaving = false
    if (answer.kind === 'offline') {
      status.textContent = say(words, 'line')
      return soon(again)
    }
    if (answer.kind === 'signed-out') {
      status.textContent = say(words, 'signedOut')
      return soon(again)
    }
    const told = read(answer.text)
    if (answer.status === 200 && told.version) {
      saved = text
      version.value = told.version
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, {
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      })
      status.textContent = say(words, 'saved', { clock })
      if (sheet.text() !== saved) soon(pause)
      return
    }
    isStopped = true
    if (told.kind === 'conflict') await tellConflict(told.address ?? null)
    else status.textContent = say(words, 'refused')
  }

  async function tellConflict(both: string | null) {
    const name = await lastBy()
    status.textContent = name ? say(words, 'conflict', { name }) : say(words, 'conflictUnknown')
    status.classList.add('lisans-editor__status--stopped')
    if (!both) return
    const link = document.createElement('a')
    link.href = both
    link.className = 'govuk-link'
    link.textContent = say(words, 'conflictLink')
    status.append(' ', link)
  }

  sheet.onChange(() => {
    if (isStopped) return
    status.textContent = say(words, 'unsaved')
    soon(pause)
  })
  sheet.onLeave(save)
  window.addEventListener('online', save)
  window.addEventListener('beforeunload', (event) => {
    if (!isSubmitting && sheet.text() !== saved) event.preventDefault()
  })
  let isSubmitting = false
  form.addEventListener('submit', (event) => {
    // Only the buttons that send the form away from this page; the preview stays on it.
    isSubmitting = !(event.submitter as HTMLButtonElement | null)?.formTarget
    if (!isSubmitting) return
    clearTimeout(timer)
    next()
  })
  return { now: save }
}

/**
 * Gives an open editor a name of its own, and its form the number of each attempt to save. An answer that is lost on the line makes no
 * conflict with oneself: the server knows what this very editor saved. Another tab has another name.
 */
function sitDown(form: HTMLFormElement): { sitting: string; next(): string } {
  const sitting = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
  const attempt = hidden(form, 'attempt', '0')
  hidden(form, 'sitting', sitting)
  return {
    sitting,
    next() {
      attempt.value = String(Number(attempt.value) + 1)
      return attempt.value
    },
  }
}

function hidden(form: HTMLFormElement, name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name, value })
  form.append(field)
  return field
}

function read(text: string): { kind?: string; version?: string; address?: string | null } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
