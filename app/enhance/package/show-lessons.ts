// Contract with the page: <section data-view> for the overview and <section data-view data-lesson="id" id="lesson-id"> for each lesson.
// Without the script all stand below each other. With it one is on the page at a time, so that names inside lessons cannot meet.

type View = { element: HTMLElement; lesson: string | null }

/**
 * Shows the view that the address names, or the overview, and tells each time which lesson it is (null: the overview). `first` is where
 * to begin when the address names none.
 */
export function showLessons(page: Document, first: string | null, onShown: (lesson: string | null) => void): void {
  const views = [...page.querySelectorAll<HTMLElement>('[data-view]')].map(
    (element): View => ({ element, lesson: element.dataset.lesson ?? null }),
  )
  const place = views[0]?.element.parentElement
  let shown: View | null = null

  function show(focus: boolean): void {
    const name = decoded(page.location.hash.slice(1))
    const view = views.find(({ lesson }) => (lesson === null ? name === 'overview' : name === `lesson-${lesson}`))
    // A place within the lesson that is shown, as a glossary term is.
    if (!view && shown && name !== '') return
    const next = view ?? views.find(({ lesson }) => lesson === first) ?? views[0]
    if (!next || !place || next === shown) return
    shown = next
    place.replaceChildren(next.element)
    const heading = next.element.querySelector<HTMLElement>('h1')
    if (heading && focus) {
      heading.tabIndex = -1
      heading.focus()
      page.defaultView?.scrollTo(0, 0)
    }
    onShown(next.lesson)
  }

  page.defaultView?.addEventListener('hashchange', () => show(true))
  show(false)
}

/** An address that somebody typed may hold what is no code for any letter. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
