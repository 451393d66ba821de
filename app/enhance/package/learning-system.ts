import type { Progress } from './progress.ts'

/** The learning system that a package plays in, whichever standard it speaks. */
export type LearningSystem = {
  /** What was kept for this learner earlier; null at first. */
  kept: string | null
  /** Keeps the progress and says, when it is so, that all is done. False when the system did not take it. */
  keep(written: string, progress: Progress): Promise<boolean>
  /** Says goodbye, once. `leaving` = the page is going away, so that nothing can be waited for. */
  end(leaving: boolean): Promise<void>
  /** Where to go afterwards; null where the system closes the window itself. */
  returnAddress: string | null
}
