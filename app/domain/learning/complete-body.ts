import type { ProgrammeBody } from '#db/schema/index.ts'

type Since = 'recertification' | 'requires'

/** A body as it may be stored: versions published before these could be chosen do not say them. */
export type StoredBody = Omit<ProgrammeBody, Since | 'final'> &
  Partial<Pick<ProgrammeBody, Since>> & {
    final: Omit<ProgrammeBody['final'], 'supervised'> & Partial<Pick<ProgrammeBody['final'], 'supervised'>>
  }

/** What a version says, in full: where it is silent, what the service did when it was published. */
export function completeBody(stored: StoredBody): ProgrammeBody {
  return {
    ...stored,
    final: { ...stored.final, supervised: stored.final.supervised ?? { where: 'nowhere' } },
    recertification: stored.recertification ?? { method: 'from-previous-expiry' },
    requires: stored.requires ?? [],
  }
}
