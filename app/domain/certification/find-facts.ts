import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import type { Mark } from '#db/schema/index.ts'
import type { AttemptFact, Facts } from './facts.ts'
import { type FactRow, factsQuery } from './facts-query.ts'
import { noPolicyFacts } from './policy-facts.ts'

/**
 * Everything recorded about a person in a programme, oldest first. One select, so that what it says agrees with itself
 * whatever is being written meanwhile.
 */
export async function findFacts(db: Database, whose: { personId: string; programmeId: string }): Promise<Facts> {
  const rows = await prepareOnce(db, factsQuery).execute(whose)
  const facts = noFacts()
  for (const row of rows.sort((one, other) => Number(one.at) - Number(other.at))) addFact(facts, row)
  return facts
}

export function noFacts(): Facts {
  return {
    knownSince: null,
    movements: [],
    lessons: [],
    attempts: [],
    signatures: [],
    certificates: [],
    suspensions: [],
    revocations: [],
    exemptions: [],
    unlocks: [],
    returns: [],
    regrades: [],
    accommodations: [],
    policies: noPolicyFacts(),
  }
}

function addFact(facts: Facts, row: FactRow): void {
  const at = row.at as Date
  const id = row.id as string
  const name = row.name as string
  const number = row.number ?? 0
  switch (row.kind) {
    case 'attempt': {
      const [kind, part] = name.split(' ') as [AttemptFact['kind'], string]
      facts.attempts.push({
        id,
        kind,
        part,
        programmeNumber: number,
        startedAt: at,
        endsAt: row.other,
        submittedAt: row.until,
        passed: row.flag,
        mark: row.mark,
        retakes: row.retakes,
      })
      return
    }
    case 'person':
      facts.knownSince = at
      return
    case 'movement':
      facts.movements.push({ kind: name as Facts['movements'][number]['kind'], movedAt: at })
      if (row.id) facts.policies.placements.push({ unitId: id, from: at })
      return
    case 'lesson': {
      const [lessonId, revisionId] = name.split(' ') as [string, string]
      facts.lessons.push({ courseId: id, lessonId, revisionId, completedAt: at })
      return
    }
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
      facts.exemptions.push({ grantedAt: at, endsAt: row.until, endedAt: row.other })
      return
    case 'unlock':
      facts.unlocks.push({ unlockedAt: at })
      return
    case 'return':
      facts.returns.push({ attemptId: id, returnedAt: at })
      return
    case 'regrade':
      facts.regrades.push({ attemptId: id, regradedAt: at, passed: row.flag === true, mark: row.mark as Mark })
      return
    case 'accommodation':
      facts.accommodations.push({ decidedAt: at, extraAttempts: number, extraTimePercent: row.extra ?? 0 })
      return
    case 'place':
      facts.policies.unitId = id
      return
    case 'policy': {
      const policy = { policyId: id, unitId: name, number }
      facts.policies.revisions.push({ ...policy, graceUntil: row.until, liveAt: at, withdrawnAt: row.other })
      return
    }
    case 'policy-signature':
      facts.policies.signatures.push({ policyId: id, number, signedAt: at })
      return
    case 'policy-grace':
      facts.policies.graces.push({ policyId: id, since: at, until: row.until as Date })
  }
}
