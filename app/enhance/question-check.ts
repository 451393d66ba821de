// The script of a question's form: what the checks say of it, a moment after each change. Without it the button “Check only” says the same.

/** In milliseconds. */
const pause = 900

for (const box of document.querySelectorAll<HTMLElement>('lisans-question-check')) checkAsTyped(box)

function checkAsTyped(box: HTMLElement): void {
  const form = box.querySelector('form')
  const shown = box.querySelector<HTMLElement>('[data-question-problems]')
  const { address } = box.dataset
  if (!form || !shown || !address) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void check(form, shown, address), pause)
  })

  async function check(typed: HTMLFormElement, list: HTMLElement, where: string): Promise<void> {
    const turn = ++asked
    const answer = await fetch(where, { method: 'POST', body: new FormData(typed) }).catch(() => null)
    if (turn !== asked || !answer?.ok || answer.redirected) return
    const { problems } = (await answer.json()) as { problems: { severity: string; message: string }[] }
    list.replaceChildren(...problems.map(paragraph))
  }
}

function paragraph({ severity, message }: { severity: string; message: string }): HTMLElement {
  const said = document.createElement('p')
  said.className = severity === 'error' ? 'govuk-error-message' : 'govuk-hint'
  said.lang = 'en'
  said.textContent = message
  return said
}
