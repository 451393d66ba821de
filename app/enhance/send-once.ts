/** So long a form waits for the page that follows before it may be sent again, in milliseconds. */
const patience = 20_000

/** A button pressed twice sends once. (The server would see to it too; this spares a slow line the second trip.) */
export function sendOnce(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    // What is answered with a file leaves the page where it is.
    if (event.defaultPrevented || form.method !== 'post' || 'file' in form.dataset) return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    const again = () => delete form.dataset.sent
    setTimeout(again, patience)
    // Coming back to a page that the browser kept must find its buttons working.
    addEventListener('pageshow', again, { once: true })
  })
}
