// The one script of a package (see docs/decisions/102). Without it, or without a learning system, the lessons can be read.

import { walkLadders } from '../ladder.ts'
import { tellLengths } from '../word-count.ts'
import type { LearningSystem } from './learning-system.ts'
import { openCmi5 } from './open-cmi5.ts'
import { openScorm } from './open-scorm.ts'
import type { PackageContent, PackageSentence } from './package-content.ts'
import { practise } from './practise.ts'
import { beginProgress, isComplete, readProgress, writeProgress } from './progress.ts'
import { showLessons } from './show-lessons.ts'

const content = JSON.parse(document.getElementById('package-content')?.textContent ?? '') as PackageContent
const activities = content.lessons.flatMap(({ id, activities: own }) =>
  own.map((activity) => ({ lesson: id, id: activity.id })),
)

document.documentElement.classList.add('has-script')
walkLadders(document)
tellLengths(document)
void play()

async function play(): Promise<void> {
  const system = content.format === 'scorm12' ? openScorm(window, content.score) : await openCmi5(window)
  const begun = beginProgress(content.lessons.length, activities.length)
  const progress = readProgress(system?.kept ?? null, content.fingerprint, begun)
  // Marks stand in the overview, which is not always on the page.
  const marks = [...document.querySelectorAll<HTMLElement>('[data-lesson-state]')]
  say(system ? 'kept' : 'notKept')

  async function keep(): Promise<void> {
    for (const [index, mark] of marks.entries()) mark.textContent = stateOf(index)
    if (isComplete(progress)) say('allDone')
    if (system && !(await system.keep(writeProgress(progress, content.fingerprint), progress))) say('failed')
  }

  function stateOf(index: number): string {
    if (!progress.opened[index]) return ''
    const lesson = content.lessons[index]
    const open = activities.filter((one, at) => one.lesson === lesson?.id && progress.practised[at] === 'not-yet')
    if (open.length === 0) return content.sentences.finished
    return `${content.sentences.opened} ${content.sentences.left.replace('{count}', String(open.length))}`
  }

  practise(document, content, (activity, { finished, right }) => {
    const lesson = document.getElementById(activity.id)?.closest<HTMLElement>('[data-lesson]')?.dataset.lesson
    const at = activities.findIndex((one) => one.lesson === lesson && one.id === activity.id)
    if (!finished || progress.practised[at] !== 'not-yet') return
    progress.practised[at] = right ? 'right' : 'done'
    void keep()
  })
  const first = progress.place === null ? null : (content.lessons[progress.place]?.id ?? null)
  showLessons(document, first, (lesson) => {
    const at = content.lessons.findIndex(({ id }) => id === lesson)
    progress.place = at < 0 ? null : at
    if (at >= 0) progress.opened[at] = true
    void keep()
  })
  if (system) sayGoodbye(system)
}

function sayGoodbye(system: LearningSystem): void {
  window.addEventListener('pagehide', () => void system.end(true))
  const { returnAddress } = system
  const place = document.getElementById('package-leave')
  if (!returnAddress || !place) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = content.sentences.leave
  button.addEventListener('click', async () => {
    await system.end(false)
    location.assign(returnAddress)
  })
  place.replaceChildren(button)
}

function say(sentence: PackageSentence): void {
  const status = document.getElementById('package-status')
  if (status) status.textContent = content.sentences[sentence]
}
