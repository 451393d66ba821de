import { and, asc, desc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCorrections } from '#app/domain/assessment/find-corrections.ts'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { findChosen } from '#app/domain/assessment/settle-attempt.ts'
import { unlockAttempts } from '#app/domain/assessment/unlock-attempts.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { endExemption } from '#app/domain/certification/end-exemption.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { listStates } from '#app/domain/certification/list-states.ts'
import { rebuildStandings } from '#app/domain/certification/rebuild-standings.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { signPolicy } from '#app/domain/certification/sign-policy.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { withdrawPolicy } from '#app/domain/certification/withdraw-policy.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { withdrawCourseUpdates } from '#app/domain/learning/withdraw-course-updates.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { engine } from '#db/engine.ts'
import { inTransaction } from '#db/handle.ts'
import { attemptRegrades, attempts, certificates, people, rulesRevisions, standings } from '#db/schema/index.ts'
import {
  addTestProgramme,
  publishTestCourse,
  publishTestProgramme,
  publishTestRules,
  publishTestUpdate,
} from '#tests/support/catalogue.ts'
import { correctAndRegrade } from '#tests/support/corrections.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, moveTestPerson } from '#tests/support/people.ts'
import { publishTestPolicy } from '#tests/support/policies.ts'

const begin = new Date('2026-01-05T05:00:00.000Z')
const operator = { kind: 'operator', name: 'somebody' } as const
const millisecondsPerDay = 86_400_000
const histories = engine === 'sqlite' ? 15 : 5

const grace = fc.constantFrom(null, 10, 90)
const simple = (...whats: string[]) => fc.constantFrom(...whats).map((what) => ({ what }))
const deed: fc.Arbitrary<Step['deed']> = fc.oneof(
  { weight: 8, arbitrary: simple('certify', 'renew', 'renew', 'sign') },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('final'),
      knowledge: fc.constantFrom('all', 'nothing', 'one-critical-wrong'),
    }),
  },
  { weight: 4, arbitrary: simple('correct-key') },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('suspend'), days: fc.constantFrom(null, 5, 40) }) },
  { weight: 1, arbitrary: simple('revoke') },
  {
    weight: 5,
    arbitrary: simple(
      'lift',
      'reinstate',
      'unlock',
      'return',
      'correct-key',
      'correct-key',
      'begin-final',
      'exempt',
      'end-exemption',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('move'),
      kind: fc.constantFrom('went-on-leave', 'returned', 'left', 'joined', 'joined'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constantFrom('programme', 'rules'), material: fc.boolean(), days: grace }),
  },
  { weight: 1, arbitrary: simple('course') },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('change'),
      course: fc.constantFrom('tides', 'winds'),
      days: fc.constantFrom(null, 1, 10, 90),
      withoutObjectives: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: simple('catch-up', 'catch-up', 'catch-up-in-vain', 'begin-update', 'take-back', 'drop') },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('policy'),
      annex: fc.boolean(),
      material: fc.boolean(),
      days: fc.constantFrom(1, 10, 90),
    }),
  },
  { weight: 5, arbitrary: simple('sign-policy', 'sign-policy', 'sign-policy', 'transfer', 'transfer', 'withdraw') },
  { weight: 4, arbitrary: simple('try-first', 'try-first-in-vain', 'refresh', 'begin-refresher') },
)
const step = fc.record({ deed, who: fc.nat(1), daysLater: fc.constantFrom(0, 0, 0, 1, 2, 20, 50, 150, 320, 370) })
/** Most begin with somebody certified, because little can happen to those who never were. */
const history = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 3, maxLength: 18 }))
  .map(([certified, steps]): Step[] =>
    certified ? [{ deed: { what: 'certify' }, who: 0, daysLater: 0 }, ...steps] : steps,
  )

test('after any history the gate, the projection and the standing say the same, and the past stays as it was told', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const story = await live(steps)

      await story.expectGateAndStandingAgree()
      await story.expectPastUnchanged()
      await story.expectRebuiltIsMaintained()
      await story.expectAwardsToBeEarned()
    }),
    { numRuns: histories },
  )
})

type Step = { deed: { what: string } & Record<string, unknown>; who: number; daysLater: number }

async function live(steps: Step[]) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const { programmeId } = catalogue
  const top = await addTestUnit(db)
  const units = [await addTestUnit(db, { parentId: top }), await addTestUnit(db, { parentId: top })]
  const everybody = [await addTestPerson(db, { unitId: units[0] }), await addTestPerson(db, { unitId: units[1] })]
  const policyIds: string[] = []
  for (const unitId of [top, units[1] as string]) {
    const created = await createPolicy(db, { unitId }, operator, begin)
    if (created.kind === 'created') policyIds.push(created.policyId)
  }
  const gate = allowedQuery(db).prepare()
  const told: { personId: string; now: Date; standing: Standing }[] = []
  let now = begin

  for (const { deed, who, daysLater } of steps) {
    now = new Date(now.getTime() + daysLater * millisecondsPerDay + 60_000)
    const person = everybody[who] as (typeof everybody)[number]
    await act(deed, person.id, now)
    for (const { id } of everybody) {
      told.push({ personId: id, now, standing: await findStanding(db, { personId: id, programmeId }, now) })
    }
  }

  /** As a trainer who found that the mark was wrong. */
  async function giveBackLastFinal(whose: { personId: string; programmeId: string }, at: Date) {
    const finals = (await listAttempts(db, whose)).filter(({ kind, passed }) => kind === 'final' && passed === false)
    const [last] = finals
    const person = everybody.find(({ id }) => id === whose.personId)
    if (!last || !person) return
    const contested = {
      kind: 'contested-mark',
      about: { kind: 'attempt', attemptId: last.id },
      language: 'en',
    } as const
    const words = 'My mark is wrong'
    const raised = await raiseConcern(db, { personId: person.id, ...contested, words }, at)
    if (raised.kind === 'refused') return
    const { id: officerId } = await addTestOfficer(db, 'trainer', person.unitId)
    const answer = { words: 'It was', outcome: 'right', giveBack: false, seen: 0, baseUrl: '' } as const
    await replyToConcern(db, { concernId: raised.concernId, officerId, ...answer }, at)
  }

  /** As a trainer who found that what the person answered is right after all; the last answer counted wrong that was not corrected yet. */
  async function correctLastFailed(whose: { personId: string; programmeId: string }, at: Date) {
    const last = (await listAttempts(db, whose)).find(({ kind, passed }) => kind === 'final' && passed === false)
    if (!last) return
    const corrected = await findCorrections(db)
    const chosen = await findChosen(db, last.id)
    for (const [questionVersionId, correctOptionId] of chosen) {
      const key = catalogue.questions.get(questionVersionId)?.correctOptionId
      if (key === correctOptionId || corrected.has(questionVersionId)) continue
      await correctAndRegrade(db, { questionVersionId, correctOptionId }, at)
      return
    }
  }

  async function act(deed: Step['deed'], personId: string, at: Date) {
    const whose = { personId, programmeId }
    const learner = learnerOf(db, catalogue, personId)
    const after = (days: unknown) => (days === null ? null : new Date(at.getTime() + Number(days) * millisecondsPerDay))
    switch (deed.what) {
      case 'certify':
        await learner.learn(at)
        await learner.sit('final', 'all', at)
        return learner.sign(at)
      case 'renew':
        await learner.sit('final', 'all', at)
        return learner.sign(at)
      case 'sign':
        return learner.sign(at)
      case 'try-first':
        return learner.sit('tides', 'all', at, 'pre-assessment')
      case 'try-first-in-vain':
        return learner.sit('winds', 'nothing', at, 'pre-assessment')
      case 'refresh':
        return learner.sit('refresher', 'nothing', at)
      case 'begin-refresher':
        return learner.start('refresher', at)
      case 'begin-final':
        return learner.start('final', at)
      case 'final': {
        if (deed.knowledge !== 'one-critical-wrong') return learner.sit('final', deed.knowledge as 'all', at)
        return learner.sit('final', (question) => !question.critical || question.courseId !== 'tides', at)
      }
      case 'suspend': {
        const suspension = { ...whose, ground: 'conduct' as const, note: null, endsAt: after(deed.days) }
        return suspendPerson(db, suspension, operator, at)
      }
      case 'reinstate':
        return reinstatePerson(db, whose, operator, at)
      case 'revoke':
        return revokeCertification(db, { ...whose, ground: 'dishonesty', note: null }, operator, at)
      case 'lift':
        return liftRevocation(db, whose, operator, at)
      case 'exempt':
        return grantExemption(db, { ...whose, ground: 'no-use-at-work' as const, endsAt: after(100) }, operator, at)
      case 'end-exemption':
        return endExemption(db, { ...whose, reason: 'Back at the desk' }, operator, at)
      case 'unlock':
        return unlockAttempts(db, whose, operator, at)
      case 'return':
        return giveBackLastFinal(whose, at)
      case 'correct-key':
        await learner.learn(at)
        await learner.sit('final', (question) => !question.critical || question.courseId !== 'tides', at)
        return correctLastFailed(whose, at)
      case 'move':
        return moveTestPerson(db, personId, deed.kind as 'left', at)
      case 'programme':
        return publishTestProgramme(db, catalogue, {
          material: Boolean(deed.material),
          graceUntil: after(deed.days),
          at,
        })
      case 'rules':
        return publishTestRules(db, catalogue, { material: Boolean(deed.material), graceUntil: after(deed.days), at })
      case 'policy': {
        const { annex, material, days } = deed
        const policyId = policyIds[annex ? 1 : 0] as string
        return publishTestPolicy(db, policyId, { material: Boolean(material), days: Number(days), at })
      }
      case 'sign-policy': {
        for (const policyId of policyIds) await signNewest(policyId, personId, at)
        return
      }
      case 'transfer': {
        const [person] = await db.select().from(people).where(eq(people.id, personId))
        const unitId = units.find((unit) => unit !== person?.unitId) as string
        return movePerson(db, { personId, unitId }, operator, at)
      }
      case 'withdraw':
        return withdrawPolicy(
          db,
          { policyId: policyIds[1] as string, reason: 'No longer needed', fingerprint: null },
          operator,
          at,
        )
      case 'change': {
        const courseId = deed.course as string
        return publishTestUpdate(db, catalogue, courseId, {
          graceUntil: after(deed.days),
          objectives: deed.withoutObjectives ? [] : undefined,
          at,
        })
      }
      case 'catch-up':
      case 'catch-up-in-vain':
        for (const { id } of catalogue.courses) await learner.learnLessons(id, at)
        return learner.sit('update', deed.what === 'catch-up' ? 'all' : 'nothing', at)
      case 'begin-update':
        for (const { id } of catalogue.courses) await learner.learnLessons(id, at)
        return learner.start('update', at)
      case 'take-back':
        return inTransaction(db, (tx) => withdrawCourseUpdates(tx, { courseId: 'tides', revisionId: 'all', at }))
      case 'drop':
        return publishTestProgramme(db, catalogue, { body: { modules: ['tides'] }, at })
      case 'course':
        return publishTestCourse(db, catalogue, 'winds', { lessons: 3, at })
    }
  }

  async function signNewest(policyId: string, personId: string, at: Date) {
    const [newest] = await db
      .select()
      .from(rulesRevisions)
      .where(eq(rulesRevisions.rulesId, policyId))
      .orderBy(desc(rulesRevisions.number))
    if (!newest) return
    const signing = { language: 'en', textHash: newest.texts.en.hash } as const
    await signPolicy(db, { ...signing, personId, policyId, rulesRevisionId: newest.id }, at)
  }

  return {
    async expectGateAndStandingAgree() {
      for (const { id, identifier } of everybody) {
        for (const days of [0, 0.5, 3, 12, 45, 91, 200, 366, 430, 800]) {
          const then = new Date(now.getTime() + days * millisecondsPerDay)
          const allowed = (await gate.execute({ identifier, platform: 'social-media', now: then })).length === 1
          const standing = await findStanding(db, { personId: id, programmeId }, then)
          const listed = await listStates(db, { programmeId, personIds: [id] }, then)
          const { gate: said, state } = standing
          expect({ days, gate: allowed ? 'open' : 'shut', state: listed.get(id) }).toEqual({ days, gate: said, state })
        }
      }
    },
    async expectPastUnchanged() {
      for (const { personId, now: then, standing } of told) {
        expect(await findStanding(db, { personId, programmeId }, then)).toEqual(standing)
      }
    },
    async expectRebuiltIsMaintained() {
      const maintained = await db.select().from(standings).orderBy(asc(standings.personId))
      await db.delete(standings)
      await rebuildStandings(db)
      expect(await db.select().from(standings).orderBy(asc(standings.personId))).toEqual(maintained)
    },
    async expectAwardsToBeEarned() {
      const awarded = await db
        .select({ certificate: certificates, attempt: attempts, regraded: attemptRegrades.passed })
        .from(certificates)
        .innerJoin(attempts, eq(attempts.id, certificates.attemptId))
        .leftJoin(attemptRegrades, and(eq(attemptRegrades.attemptId, attempts.id), eq(attemptRegrades.passed, true)))
      for (const { certificate, attempt, regraded } of awarded) {
        expect(attempt).toMatchObject({ part: 'final', personId: certificate.personId })
        expect(attempt.passed || regraded, 'awarded without a pass').toBe(true)
        expect(certificate.validUntil > certificate.issuedAt).toBe(true)
      }
      expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
    },
  }
}
