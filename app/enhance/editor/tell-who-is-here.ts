import { send } from './send.ts'
import { say, type Words } from './words.ts'

/** In milliseconds; who is silent for three of these has gone. */
const often = 20_000

/** Tells the others that somebody is here, and here who the others are. Answers who saved the text last. */
export function tellWhoIsHere(address: string, path: string, words: Words, place: HTMLElement) {
  async function tell(): Promise<string | null> {
    const answer = await send(address, { path })
    if (answer.kind !== 'answered' || answer.status !== 200) return null
    const { others, lastBy } = JSON.parse(answer.text) as { others: string[]; lastBy: string | null }
    const told = others.length === 0 ? '' : say(words, 'others', { names: others.join(', '), count: others.length })
    if (place.textContent !== told) place.textContent = told
    place.hidden = told === ''
    return lastBy
  }
  void tell()
  setInterval(() => {
    if (!document.hidden) void tell()
  }, often)
  return tell
}
