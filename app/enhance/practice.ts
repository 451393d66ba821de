// Contract with the page:
//   <form data-activity="id" action="/modules/…/lessons/…[?text=en]" method="post"> inside <section id="id" class="lisans-activity">
//   <p data-practice data-sending data-failed data-signed-out data-sign-in hidden>  the messages, translated
// The form is posted to `<action>/activities/<id>[?text=en]`, which answers with the section anew, and with the
// end of the lesson (id "finish"); the result is given the focus.

import { fieldsOf, postForm } from './post-form.ts'
import { signInLink } from './save-answers.ts'

export function answerPracticeInPlace(page: Document): void {
  const messages = page.querySelector<HTMLElement>('[data-practice]')?.dataset
  if (!messages) return
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const id = form.dataset.activity
    if (!id || event.defaultPrevented) return
    event.preventDefault()
    if (form.getAttribute('aria-busy') === 'true') return
    void send(form, id, event.submitter, messages)
  })
}

async function send(
  form: HTMLFormElement,
  id: string,
  button: HTMLElement | null,
  messages: DOMStringMap,
): Promise<void> {
  const fields = fieldsOf(form, button)
  form.setAttribute('aria-busy', 'true')
  const status = statusOf(form)
  status.textContent = messages.sending ?? ''
  const [page, asked = ''] = (form.getAttribute('action') ?? '').split(/(?=\?)/)
  const posted = await postForm(`${page}/activities/${encodeURIComponent(id)}${asked}`, fields)
  form.removeAttribute('aria-busy')
  if (posted.kind === 'answered') return show(id, posted.text)
  if (posted.kind === 'signed-out') {
    status.textContent = `${messages.signedOut ?? ''} `
    status.append(signInLink(messages.signIn ?? ''))
    return
  }
  status.textContent = (posted.kind === 'refused' && posted.message) || (messages.failed ?? '')
}

function show(id: string, html: string): void {
  // The server's own HTML, under a policy that runs no script in it: the activity, and the end of the lesson.
  const parts = new DOMParser().parseFromString(html, 'text/html').body.children
  for (const part of [...parts]) {
    const shown = document.getElementById(part.id)
    // What was typed there was not sent, so the answer cannot bring it back.
    const typed = shown?.querySelector('[data-stays]')
    if (typed) part.querySelector('[data-stays]')?.replaceWith(typed)
    shown?.replaceWith(part)
  }
  const activity = document.getElementById(id)
  // The result, or the field that lacks an answer (whose description is the problem), or the activity begun again.
  const target =
    document.getElementById(`${id}--result`) ??
    activity?.querySelector<HTMLElement>('.govuk-form-group--error input, .govuk-form-group--error select') ??
    activity?.querySelector<HTMLElement>('h2')
  if (target?.matches('h2, h3')) target.tabIndex = -1
  target?.focus()
}

function statusOf(form: HTMLFormElement): HTMLElement {
  const known = form.querySelector<HTMLElement>('[data-sending-status]')
  if (known) return known
  const made = document.createElement('p')
  made.className = 'lisans-unsaved'
  made.dataset.sendingStatus = ''
  made.setAttribute('role', 'status')
  form.append(made)
  return made
}
