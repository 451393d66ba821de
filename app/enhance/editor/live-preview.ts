import { send } from './send.ts'
import type { Sheet } from './sheet.ts'

/** In milliseconds. */
const pause = 1_000

/**
 * Shows the text as it is written. Each turn draws a new frame behind the old one and takes its place once it is drawn: nothing flickers,
 * the reader stays where they were, and the way back of the browser does not fill with previews.
 */
export function previewAsWritten(address: string, form: HTMLFormElement, frame: HTMLIFrameElement, sheet: Sheet): void {
  let shown = frame
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function draw() {
    const turn = ++asked
    const script = new FormData(form).get('script') === 'off' ? 'off' : 'on'
    const answer = await send(address, { text: sheet.text(), script }, 'text/html')
    if (turn !== asked || answer.kind !== 'answered') return
    const next = shown.cloneNode() as HTMLIFrameElement
    next.removeAttribute('src')
    next.removeAttribute('loading')
    // Two frames of one name: the form must find the one that is seen.
    next.name = ''
    if (script === 'off') next.setAttribute('sandbox', 'allow-forms allow-same-origin allow-popups')
    else next.removeAttribute('sandbox')
    next.classList.add('lisans-editor__frame--coming')
    next.addEventListener('load', () => replace(next), { once: true })
    next.srcdoc = answer.text
    shown.after(next)
  }

  function replace(next: HTMLIFrameElement) {
    const at = shown.contentDocument?.documentElement.scrollTop ?? 0
    shown.remove()
    next.name = 'preview'
    next.classList.remove('lisans-editor__frame--coming')
    next.contentDocument?.documentElement.scrollTo(0, at)
    shown = next
  }

  function soon() {
    clearTimeout(timer)
    timer = setTimeout(draw, pause)
  }

  sheet.onChange(soon)
  for (const choice of form.querySelectorAll('input[name="script"]')) choice.addEventListener('change', draw)
  form.addEventListener('submit', (event) => {
    if ((event.submitter as HTMLButtonElement | null)?.formTarget !== 'preview') return
    event.preventDefault()
    void draw()
  })
}
