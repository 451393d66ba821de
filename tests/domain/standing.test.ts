import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf, endOfDay, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { newCertificateNumber, readCertificateNumber } from '#app/domain/certification/certificate-number.ts'
import type { Facts, ProgrammeFacts } from '#app/domain/certification/facts.ts'
import { noFacts } from '#app/domain/certification/find-facts.ts'
import { standing } from '#app/domain/certification/standing.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'

const start = Date.parse('2026-01-01T00:00:00.000Z')
const instant = fc.integer({ min: 0, max: 900 * 24 }).map((hours) => new Date(start + hours * 3_600_000))
const maybeInstant = fc.option(instant, { nil: null })
const number = fc.integer({ min: 1, max: 3 })
const mark = {
  scorePercent: 83,
  right: 5,
  total: 6,
  objectives: [],
  failedCriticals: [{ courseId: 'tides', objective: 'decide' }],
}

const tides = { courseId: 'tides', lessonIds: ['one', 'two'], revisionIds: { one: 'new', two: 'new' } }

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  knownSince: maybeInstant,
  movements: fc.array(
    fc.record({
      kind: fc.constantFrom('joined', 'moved', 'went-on-leave', 'seconded', 'returned', 'left'),
      movedAt: instant,
    }),
    { maxLength: 3 },
  ),
  lessons: fc.array(
    fc.record({
      courseId: fc.constant('tides'),
      lessonId: fc.constant('one'),
      revisionId: fc.constantFrom('old', 'new'),
      completedAt: instant,
    }),
    {
      maxLength: 2,
    },
  ),
  attempts: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom('final', 'quiz', 'pre-assessment', 'refresher', 'update'),
      part: fc.constantFrom('final', 'tides'),
      programmeNumber: number,
      startedAt: instant,
      endsAt: maybeInstant,
      submittedAt: maybeInstant,
      passed: fc.constantFrom(true, false),
      mark: fc.constant(mark),
      retakes: fc.constant(null),
    }),
    { maxLength: 6 },
  ),
  signatures: fc.array(fc.record({ id: fc.constantFrom('s', 't'), rulesNumber: number, signedAt: instant }), {
    maxLength: 3,
  }),
  certificates: fc.array(
    fc.record({
      id: fc.constantFrom('c1', 'c2'),
      number: fc.constant('N'),
      attemptId: fc.constantFrom('a', 'b', 'c', 'd'),
      programmeNumber: number,
      issuedAt: instant,
      validFrom: instant,
      validUntil: instant,
    }),
    { maxLength: 3 },
  ),
  suspensions: fc.array(fc.record({ suspendedAt: instant, endsAt: maybeInstant, reinstatedAt: maybeInstant }), {
    maxLength: 2,
  }),
  revocations: fc.array(fc.record({ revokedAt: instant, liftedAt: maybeInstant }), { maxLength: 2 }),
  exemptions: fc.array(fc.record({ grantedAt: instant, endsAt: maybeInstant, endedAt: maybeInstant }), {
    maxLength: 1,
  }),
  unlocks: fc.array(fc.record({ unlockedAt: instant }), { maxLength: 1 }),
  policies: fc.record({
    unitId: fc.constantFrom('east', 'west', null),
    placements: fc.array(fc.record({ unitId: fc.constantFrom('east', 'west'), from: instant }), { maxLength: 1 }),
    revisions: fc.array(
      fc.record({
        policyId: fc.constantFrom('policy', 'annex'),
        unitId: fc.constantFrom('east', 'west'),
        number,
        graceUntil: maybeInstant,
        liveAt: instant,
        withdrawnAt: maybeInstant,
      }),
      { maxLength: 2 },
    ),
    signatures: fc.array(fc.record({ policyId: fc.constantFrom('policy', 'annex'), number, signedAt: instant }), {
      maxLength: 2,
    }),
    graces: fc.array(fc.record({ policyId: fc.constant('annex'), since: instant, until: instant }), { maxLength: 1 }),
  }),
  regrades: fc.array(
    fc.record({
      attemptId: fc.constantFrom('a', 'b', 'c', 'd'),
      regradedAt: instant,
      passed: fc.boolean(),
      mark: fc.constant(mark),
    }),
    { maxLength: 2 },
  ),
  returns: fc.array(fc.record({ attemptId: fc.constantFrom('a', 'b', 'c', 'd'), returnedAt: instant }), {
    maxLength: 2,
  }),
  accommodations: fc.array(
    fc.record({ decidedAt: instant, extraAttempts: fc.nat(2), extraTimePercent: fc.constant(0) }),
    { maxLength: 1 },
  ),
})

const revision = { material: fc.boolean(), graceUntil: maybeInstant }
const anyProgramme: fc.Arbitrary<ProgrammeFacts> = fc
  .record({
    versions: fc.array(fc.record({ ...revision, publishedAt: instant }), { maxLength: 3 }),
    rules: fc.array(fc.record({ ...revision, liveAt: maybeInstant }), { maxLength: 3 }),
    updates: fc.array(
      fc.record({
        id: fc.constantFrom('u1', 'u2'),
        courseId: fc.constant('tides'),
        lessonIds: fc.subarray(['one', 'two', 'gone']),
        objectives: fc.subarray(['decide']),
        publishedAt: instant,
        graceUntil: instant,
        withdrawnAt: maybeInstant,
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ versions, rules, updates }) => ({
    id: 'sea',
    timeZone: 'Indian/Mahe',
    versions: versions
      .sort((one, other) => Number(one.publishedAt) - Number(other.publishedAt))
      .map((version, index) => ({ ...version, id: `v${index + 1}`, number: index + 1, body: programmeBody() })),
    rules: rules.map((one, index) => ({ ...one, id: `r${index + 1}`, number: index + 1 })),
    courses: [tides],
    updates,
  }))

test('every combination of facts has a standing, and a shut gate always says why', () => {
  fc.assert(
    fc.property(anyFacts, anyProgramme, instant, (facts, programme, now) => {
      const { gate, reason, state, validUntil } = standing(facts, programme, now)

      expect(gate === 'open').toBe(reason === null)
      if (gate === 'open') {
        expect(['certified', 'expiring', 'update-due']).toContain(state)
        expect(validUntil && validUntil >= now).toBe(true)
      }
    }),
  )
})

test('no gate is open without a certificate that was issued, holds, was not revoked and whose holder is here and not suspended', () => {
  fc.assert(
    fc.property(anyFacts, anyProgramme, instant, (facts, programme, now) => {
      fc.pre(standing(facts, programme, now).gate === 'open')

      const holding = facts.certificates.filter(
        (one) =>
          one.issuedAt <= now &&
          one.validUntil >= now &&
          !facts.revocations.some((revocation) => revocation.revokedAt <= now && revocation.revokedAt >= one.issuedAt),
      )
      expect(holding).not.toEqual([])
      expect(
        facts.suspensions.filter(
          ({ suspendedAt, endsAt, reinstatedAt }) =>
            suspendedAt <= now && (!endsAt || endsAt > now) && (!reinstatedAt || reinstatedAt > now),
        ),
      ).toEqual([])
      expect(
        facts.revocations.filter(({ revokedAt, liftedAt }) => revokedAt <= now && !(liftedAt && liftedAt <= now)),
      ).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a refresher, begun or done, changes nothing of a standing but whether one is due, and then it is due no more', () => {
  fc.assert(
    fc.property(anyFacts, anyProgramme, instant, (facts, programme, now) => {
      const without = { ...facts, attempts: facts.attempts.filter((one) => one.kind !== 'refresher') }
      const { refresherDue, ...rest } = standing(facts, programme, now)
      const { refresherDue: dueWithout, ...restWithout } = standing(without, programme, now)

      expect(rest).toEqual(restWithout)
      expect(refresherDue && !dueWithout).toBe(false)
      if (refresherDue) expect(rest.gate).toBe('open')
    }),
  )
})

test('who was never seen to pass a pre-assessment is asked for the same as who never sat one', () => {
  fc.assert(
    fc.property(anyFacts, anyProgramme, instant, (facts, programme, now) => {
      const failed = facts.attempts.map((one) => (one.kind === 'pre-assessment' ? { ...one, passed: false } : one))
      const without = facts.attempts.filter((one) => one.kind !== 'pre-assessment')
      const theirs = facts.attempts.filter((one) => one.kind === 'pre-assessment').map(({ id }) => id)
      const regrades = facts.regrades.filter(({ attemptId }) => !theirs.includes(attemptId))
      const { remaining, modules, gate } = standing({ ...facts, regrades, attempts: failed }, programme, now)

      const rest = standing({ ...facts, regrades, attempts: without }, programme, now)
      expect({ remaining, modules, gate }).toEqual(pick(rest))
    }),
  )
})

test('what has not happened yet changes no standing', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, anyProgramme, instant, (facts, later, programme, now) => {
      const then = (when: Date) => new Date(now.getTime() + 1 + Math.abs(Number(when) - start))
      const future: Facts = {
        ...facts,
        lessons: [...facts.lessons, ...later.lessons.map((one) => ({ ...one, completedAt: then(one.completedAt) }))],
        attempts: [...facts.attempts, ...later.attempts.map((one) => ({ ...one, startedAt: then(one.startedAt) }))],
        signatures: [...facts.signatures, ...later.signatures.map((one) => ({ ...one, signedAt: then(one.signedAt) }))],
        certificates: [
          ...facts.certificates,
          ...later.certificates.map((one) => ({ ...one, issuedAt: then(one.issuedAt) })),
        ],
        suspensions: [
          ...facts.suspensions,
          ...later.suspensions.map((one) => ({ ...one, suspendedAt: then(one.suspendedAt) })),
        ],
        revocations: [
          ...facts.revocations,
          ...later.revocations.map((one) => ({ ...one, revokedAt: then(one.revokedAt) })),
        ],
        movements: [...facts.movements, ...later.movements.map((one) => ({ ...one, movedAt: then(one.movedAt) }))],
      }
      expect(standing(future, programme, now)).toEqual(standing(facts, programme, now))
    }),
  )
})

test('a suspended person is told whom to ask and by when, and is free again when it runs out', () => {
  const facts = certifiedFacts()
  facts.suspensions.push({ suspendedAt: daysIn(10), endsAt: daysIn(20), reinstatedAt: null })

  expect(standing(facts, oneProgramme(), daysIn(15))).toMatchObject({
    state: 'suspended',
    gate: 'shut',
    suspendedUntil: daysIn(20),
    remaining: [{ kind: 'ask', whom: 'named-officer', by: daysIn(20) }],
  })
  expect(standing(facts, oneProgramme(), daysIn(20))).toMatchObject({ state: 'certified', gate: 'open' })
})

test('on leave the certificate runs on, and who left stands outside whatever it says', () => {
  const facts = certifiedFacts()
  facts.movements.push({ kind: 'went-on-leave', movedAt: daysIn(10) }, { kind: 'left', movedAt: daysIn(30) })

  expect(standing(facts, oneProgramme(), daysIn(15))).toMatchObject({ state: 'certified', gate: 'open', onLeave: true })
  expect(standing(facts, oneProgramme(), daysIn(31))).toMatchObject({ state: 'left', gate: 'shut', reason: 'left' })
})

test('who is exempt is not asked for anything, and gets no access by it', () => {
  const facts = { ...noFacts(), exemptions: [{ grantedAt: daysIn(1), endsAt: null, endedAt: daysIn(9) }] }

  expect(standing(facts, oneProgramme(), daysIn(2))).toMatchObject({
    state: 'exempt',
    gate: 'shut',
    reason: 'exempt-only',
  })
  expect(standing(facts, oneProgramme(), daysIn(9))).toMatchObject({ state: 'not-started', reason: 'not-certified' })
})

test('a refresher that is due does not close the gate', () => {
  expect(standing(certifiedFacts(), oneProgramme(), daysIn(150))).toMatchObject({ refresherDue: false })
  expect(standing(certifiedFacts(), oneProgramme(), daysIn(190))).toMatchObject({ refresherDue: true, gate: 'open' })
})

test('months are calendar months: the last of January leads to the last of February', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  expect(addMonths('2026-11-22', 12)).toBe('2027-11-22')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

test('a day begins and ends as the clocks of its time zone say, where they change too', () => {
  expect(endOfDay('2026-03-02', 'Indian/Mahe')).toEqual(new Date('2026-03-02T19:59:59.999Z'))
  expect(startOfDay('2026-03-29', 'Europe/Paris')).toEqual(new Date('2026-03-28T23:00:00.000Z'))
  expect(endOfDay('2026-03-29', 'Europe/Paris')).toEqual(new Date('2026-03-29T21:59:59.999Z'))
  fc.assert(
    fc.property(instant, fc.constantFrom('Indian/Mahe', 'Europe/Paris', 'America/New_York'), (when, zone) => {
      const day = dayOf(when, zone)
      expect(startOfDay(day, zone) <= when && when <= endOfDay(day, zone)).toBe(true)
    }),
  )
})

test('a certificate number that was mistyped in one place, or with two neighbours swapped, is not a number', () => {
  fc.assert(
    fc.property(fc.nat(18), fc.integer({ min: 1, max: 31 }), (place, shift) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      const written = newCertificateNumber()
      const characters = [...written.replaceAll('-', '')]
      expect(readCertificateNumber(characters.join(' ').toLowerCase())).toBe(written)

      const wrong = [...characters]
      wrong[place] = alphabet[(alphabet.indexOf(characters[place] as string) + shift) % 32] as string
      expect(readCertificateNumber(wrong.join(''))).toBeNull()

      const swapped = [...characters]
      swapped[place] = characters[place + 1] as string
      swapped[place + 1] = characters[place] as string
      const same = characters[place] === characters[place + 1]
      expect(readCertificateNumber(swapped.join(''))).toBe(same ? written : null)
    }),
  )
})

function pick({ remaining, modules, gate }: ReturnType<typeof standing>) {
  return { remaining, modules, gate }
}

function certifiedFacts(): Facts {
  const common = { kind: 'final' as const, part: 'final', programmeNumber: 1, endsAt: null, retakes: null }
  return {
    ...noFacts(),
    knownSince: daysIn(-10),
    attempts: [{ ...common, id: 'a', startedAt: daysIn(0), submittedAt: daysIn(0), passed: true, mark }],
    signatures: [{ id: 's', rulesNumber: 1, signedAt: daysIn(0) }],
    certificates: [
      {
        id: 'c',
        number: 'N',
        attemptId: 'a',
        programmeNumber: 1,
        issuedAt: daysIn(0),
        validFrom: daysIn(0),
        validUntil: daysIn(365),
      },
    ],
  }
}

function oneProgramme(): ProgrammeFacts {
  const first = { number: 1, material: true, graceUntil: null }
  return {
    id: 'sea',
    timeZone: 'Indian/Mahe',
    versions: [{ ...first, id: 'v1', publishedAt: daysIn(-20), body: programmeBody() }],
    rules: [{ ...first, id: 'r1', liveAt: daysIn(-20) }],
    courses: [tides],
    updates: [],
  }
}

function programmeBody(): ProgrammeBody {
  return {
    id: 'sea',
    title: { en: 'The sea' },
    summary: { en: '' },
    modules: ['tides'],
    quiz: { draw: 4, passPercent: 80 },
    preAssessment: { draw: 10, passPercent: 90 },
    refresher: { draw: 6 },
    final: {
      passPercent: 80,
      criticalsMustPass: true,
      attemptsBeforeUnlock: 3,
      hoursBetweenAttempts: 24,
      timeLimitMinutes: 0,
      blueprint: [{ module: 'tides', objective: 'decide', critical: true, draw: 1 }],
      supervised: { where: 'nowhere' },
    },
    validity: { months: 12, expiringDays: 60, refresherMonths: 6 },
    recertification: { method: 'from-previous-expiry' },
    requires: [],
    rules: 'rules',
  }
}

function daysIn(days: number): Date {
  return new Date(start + days * 86_400_000)
}
