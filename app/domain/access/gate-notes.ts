import type { PlatformMode } from '#db/schema/index.ts'

/** What a gate counted since it was last asked: nothing in it names a person, a site or a moment of the day. */
export type GateNotes = {
  /** Tokens by their hash, with the last minute since 1970 in which each was shown. */
  uses: { tokenHash: string; minute: number }[]
  refusals: RefusalNote[]
}

type RefusalNote = { platformId: string; unitId: string; mode: PlatformMode; reason: string; refusals: number }

/** What a gate keeps in memory until it is written down. */
export type GateNotebook = {
  noteUse: (tokenHash: string, now: Date) => void
  noteRefusal: (refusal: Omit<RefusalNote, 'refusals'>) => void
  /** What was noted since the last time; null for nothing. */
  take: () => GateNotes | null
}

const aMinute = 60_000

/** An empty notebook. What it holds grows with platforms, units and reasons, never with how often a gate is asked. */
export function gateNotebook(): GateNotebook {
  let uses = new Map<string, number>()
  let refusals = new Map<string, RefusalNote>()
  let lastUse = { tokenHash: '', minute: 0 }
  return {
    noteUse: (tokenHash, now) => {
      const minute = Math.floor(now.getTime() / aMinute)
      // A proxy shows one token thousands of times in a minute.
      if (minute === lastUse.minute && tokenHash === lastUse.tokenHash) return
      lastUse = { tokenHash, minute }
      uses.set(tokenHash, minute)
    },
    noteRefusal: (refusal) => {
      const { platformId, unitId, mode, reason } = refusal
      const key = [platformId, unitId, mode, reason].join(' ')
      const noted = refusals.get(key)
      if (noted) noted.refusals += 1
      else refusals.set(key, { ...refusal, refusals: 1 })
    },
    take: () => {
      if (uses.size + refusals.size === 0) return null
      const notes = {
        uses: [...uses].map(([tokenHash, minute]) => ({ tokenHash, minute })),
        refusals: [...refusals.values()],
      }
      uses = new Map()
      refusals = new Map()
      return notes
    },
  }
}
