import { engine } from '#db/engine.ts'
import type { DemoStep } from './demo-step.ts'
import { type Act, playStep } from './play-step.ts'
import type { Scene } from './scene.ts'

/** On SQLite the write queue lets so many steps share one commit; PostgreSQL's writers do not keep their order, so there one goes after the other. */
const stepsTogether = engine === 'sqlite' ? 48 : 1

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

/** The next steps of different people: nobody's step depends on another's. */
function nextWave(steps: DemoStep[], start: number): DemoStep[] {
  const wave: DemoStep[] = []
  const involved = new Set<string>()
  for (const step of steps.slice(start, start + stepsTogether)) {
    if (involved.has(step.staffNumber)) break
    involved.add(step.staffNumber)
    wave.push(step)
  }
  return wave
}

async function runInOrder(acts: Act[]): Promise<void> {
  if (stepsTogether > 1) await Promise.all(acts.map((act) => act()))
  else for (const act of acts) await act()
}
