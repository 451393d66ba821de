import type { Mark } from '#db/schema/index.ts'
import type { Facts, ObjectiveRetake } from './facts.ts'

/** One row of the one select: what happened, when, and up to three more things that differ by kind. */
export type FactRow = {
  kind: string
  at: Date | null
  until: Date | null
  other: Date | null
  id: string | null
  name: string | null
  number: number | null
  extra: number | null
  flag: boolean | null
  mark: Mark | null
  retakes: ObjectiveRetake | null
}

/** Adds what one row of the union says to the facts gathered so far. */
export function addFact(facts: Facts, row: FactRow): void {
  const at = row.at as Date
  const id = row.id as string
  const name = row.name as string
  const number = row.number ?? 0
  switch (row.kind) {
    case 'attempt':
      facts.attempts.push({
        id,
        part: name,
        programmeNumber: number,
        startedAt: at,
        endsAt: row.other,
        submittedAt: row.until,
        passed: row.flag,
        mark: row.mark,
        retakes: row.retakes,
      })
      return
    case 'person':
      facts.knownSince = at
      return
    case 'movement':
      facts.movements.push({ kind: name as Facts['movements'][number]['kind'], movedAt: at })
      return
    case 'lesson':
      facts.lessons.push({ courseId: id, lessonId: name, completedAt: at })
      return
    case 'signature':
      facts.signatures.push({ id, rulesNumber: number, signedAt: at })
      return
    case 'certificate': {
      const [written, attemptId] = name.split(' ') as [string, string]
      const validity = { issuedAt: at, validFrom: row.other as Date, validUntil: row.until as Date }
      facts.certificates.push({ id, number: written, attemptId, programmeNumber: number, ...validity })
      return
    }
    case 'suspension':
      facts.suspensions.push({ suspendedAt: at, endsAt: row.until, reinstatedAt: row.other })
      return
    case 'revocation':
      facts.revocations.push({ revokedAt: at, liftedAt: row.until })
      return
    case 'exemption':
      facts.exemptions.push({ grantedAt: at, endsAt: row.until })
      return
    case 'unlock':
      facts.unlocks.push({ unlockedAt: at })
      return
    case 'accommodation':
      facts.accommodations.push({ decidedAt: at, extraAttempts: number, extraTimePercent: row.extra ?? 0 })
  }
}
