// Contract with the page:
//   <div data-save-status data-saving data-saved data-waiting data-refused data-signed-out data-sign-in>  the messages, translated
//   <form data-saves-answers action="…/answers" method="post"> one question, radio buttons, buttons that go on (name="to")
// Each choice is posted at once, without `to`. A button that goes on waits until the choice has arrived. Nothing is put in
// browser storage: an answer that has not arrived stays on the page, and leaving it asks first.

import { fieldsOf, type Posted, postForm } from './post-form.ts'

type State = 'saving' | 'saved' | 'waiting' | 'refused' | 'signed-out'

/** The pauses between tries while the line is down, in milliseconds. */
const pauses = [1000, 2000, 4000, 8000, 15_000]

export function saveAnswersAsGiven(form: HTMLFormElement): void {
  const status = document.querySelector<HTMLElement>('[data-save-status]')
  if (!status) return
  let given = 0
  let arrived = 0
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let goOn: HTMLElement | null = null
  let sending = false

  form.addEventListener('change', () => {
    given++
    tries = 0
    void send()
  })
  form.addEventListener('submit', (event) => {
    if (arrived === given && navigator.onLine) return
    event.preventDefault()
    goOn = event.submitter ?? form.querySelector<HTMLElement>('button[type=submit]')
    if (arrived === given) say('waiting')
    else void send()
  })
  addEventListener('online', () => (arrived === given ? goOn?.click() : void send()))
  // Whoever signed in again in another window finds the answer sent when they come back to this one.
  document.addEventListener('visibilitychange', () => void send())
  addEventListener('beforeunload', (event) => {
    if (arrived < given) event.preventDefault()
  })

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (sending || arrived === given) return
    sending = true
    say('saving')
    const sent = given
    const fields = fieldsOf(form)
    fields.delete('to')
    const posted = await postForm(form.action, fields)
    sending = false
    settle(posted, sent)
  }

  function settle(posted: Posted, sent: number): void {
    if (posted.kind === 'offline') {
      say('waiting')
      timer = setTimeout(send, pauses[Math.min(tries++, pauses.length - 1)])
      return
    }
    if (posted.kind === 'signed-out') {
      say('signed-out')
      return
    }
    arrived = sent
    if (posted.kind === 'refused') {
      say('refused', posted.message)
      return
    }
    say('saved')
    if (arrived < given) void send()
    else goOn?.click()
  }

  function say(state: State, message: string | null = null): void {
    const box = status as HTMLElement
    box.dataset.state = state
    const time = new Date().toLocaleTimeString(document.documentElement.lang === 'fr' ? 'fr' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
    })
    const name = state === 'signed-out' ? 'signedOut' : state
    box.textContent = (message ?? box.dataset[name] ?? '').replace('{time}', time)
    if (state === 'signed-out') box.append(' ', signInLink(box.dataset.signIn ?? ''))
  }
}

/** Signing in again comes back to this very page. */
export function signInLink(words: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
  link.textContent = words
  return link
}
