import { engine } from '#db/engine.ts'
import type { DemoDeed, DemoStep } from './demo-step.ts'
import { type Act, playStep } from './play-step.ts'
import type { Scene } from './scene.ts'

/** On SQLite the write queue lets so many steps share one commit; PostgreSQL's writers do not keep their order, so there one goes after the other. */
const stepsTogether = engine === 'sqlite' ? 64 : 1

/** Deeds that leave an id (of the person, the attempt, the request, what was told) which the same person's next step may need. */
const leavesSomethingToKnow: ReadonlySet<DemoDeed['kind']> = new Set([
  'join',
  'begin',
  'answer',
  'ask-accommodation',
  'tell',
])

/** Plays the steps, which must be in the order of time. `onProgress` is told how many are done. */
export async function playHistory(scene: Scene, steps: DemoStep[], onProgress: (done: number) => void): Promise<void> {
  let done = 0
  while (done < steps.length) {
    const wave = nextWave(steps, done)
    // What the commands need is read first; then they are all called in one go, and so are recorded in the order of time.
    const acts = await Promise.all(wave.map((step) => playStep(scene, step)))
    await runInOrder(acts.flat())
    done += wave.length
    onProgress(done)
  }
}

/** The next steps of which none needs to know what became of another. */
function nextWave(steps: DemoStep[], start: number): DemoStep[] {
  const wave: DemoStep[] = []
  const lastDeeds = new Map<string, DemoDeed['kind']>()
  for (const step of steps.slice(start, start + stepsTogether)) {
    const before = lastDeeds.get(step.staffNumber)
    if (before && leavesSomethingToKnow.has(before)) break
    lastDeeds.set(step.staffNumber, step.deed.kind)
    wave.push(step)
  }
  return wave
}

async function runInOrder(acts: Act[]): Promise<void> {
  if (stepsTogether > 1) await Promise.all(acts.map((act) => act()))
  else for (const act of acts) await act()
}
