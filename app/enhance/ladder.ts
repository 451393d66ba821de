// Contract with the page:
//   <ol data-ladder> with a <li data-on-yes data-on-no> for each step, in which stand two radio buttons and a role="status".
//   A step is shown when it has `data-open`. Nothing that is answered or typed leaves the page or is put in any storage.

export function walkLadders(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    const answer = target as HTMLInputElement
    const step = answer.closest<HTMLElement>('[data-ladder] > li')
    const status = step?.querySelector('[role=status]')
    if (!step || !status) return
    const goesOn = answer.value === 'yes'
    const words = document.createElement('p')
    words.textContent = (goesOn ? step.dataset.onYes : step.dataset.onNo) ?? ''
    status.replaceChildren(words)
    const next = step.nextElementSibling as HTMLElement | null
    if (goesOn) next?.setAttribute('data-open', '')
    else closeAfter(step)
  })
}

/** A no ends the climb: the steps above it are asked anew when it has become a yes. */
function closeAfter(step: Element): void {
  for (let above = step.nextElementSibling; above; above = above.nextElementSibling) {
    above.removeAttribute('data-open')
    for (const radio of above.querySelectorAll('input')) radio.checked = false
    above.querySelector('[role=status]')?.replaceChildren()
  }
}
