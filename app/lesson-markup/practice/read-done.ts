import type { Reading } from './response.ts'

/** Of an activity whose text stays with the learner the service knows only that it is done. */
export type DoneFeedback = { [Kind in DoneKind]: { kind: Kind; finished: true; right: true } }[DoneKind]

type DoneKind = 'ladder' | 'rewrite-reply'

/** Reads the button “I have done this”. Whatever else might be posted with it is not looked at. */
export function readDone<Kind extends DoneKind>(kind: Kind): Reading<{ kind: Kind }> {
  return { kind: 'answered', response: { kind } }
}
