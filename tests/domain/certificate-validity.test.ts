import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { certificateValidity } from '#app/domain/certification/certificate-validity.ts'
import { completeBody, type StoredBody } from '#app/domain/learning/complete-body.ts'
import type { Recertification } from '#db/schema/index.ts'

const timeZone = 'Indian/Mahe'
const validity = { months: 12, expiringDays: 60, refresherMonths: 6 }

const method: fc.Arbitrary<Recertification> = fc.oneof(
  fc.constant({ method: 'from-completion' as const }),
  fc.constant({ method: 'from-previous-expiry' as const }),
  fc.record({
    method: fc.constant('fixed-calendar' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    minimumMonths: fc.integer({ min: 1, max: 24 }),
  }),
)
const award = fc.record({
  recertification: method,
  months: fc.integer({ min: 1, max: 60 }),
  awardedAt: fc.date({ min: new Date('2024-01-01'), max: new Date('2036-12-31'), noInvalidDate: true }),
  held: fc.option(fc.record({ days: fc.integer({ min: 0, max: 500 }), renewalOpen: fc.boolean() })),
})

test('whatever the method, a certificate begins at once, ends with a day, and never before what was held', () => {
  fc.assert(
    fc.property(award, ({ recertification, months, awardedAt, held }) => {
      const before = held && { renewalOpen: held.renewalOpen, validUntil: endOf(awardedAt, held.days) }
      const programme = { recertification, validity: { ...validity, months } }
      const { validFrom, validUntil } = certificateValidity(programme, { awardedAt, held: before, timeZone })

      expect(validFrom).toEqual(awardedAt)
      expect(validUntil).toEqual(endOfDay(dayOf(validUntil, timeZone), timeZone))
      expect(validUntil > awardedAt).toBe(true)
      if (!before) return
      expect(validUntil >= before.validUntil).toBe(true)
      const keepsDays = before.renewalOpen && recertification.method !== 'from-completion'
      if (keepsDays) expect(validUntil > before.validUntil).toBe(true)
    }),
  )
})

test('on a fixed calendar everybody’s ends on the same day of the year, after the least time at the least and a year more at the most', () => {
  fc.assert(
    fc.property(award, ({ recertification, awardedAt }) => {
      if (recertification.method !== 'fixed-calendar') return
      const programme = { recertification, validity }
      const { validUntil } = certificateValidity(programme, { awardedAt, held: null, timeZone })
      const last = dayOf(validUntil, timeZone)
      const [, month, day] = last.split('-').map(Number)

      expect(month).toBe(recertification.month)
      expect(day === recertification.day || dayOf(endOf(validUntil, 1), timeZone).endsWith('-01')).toBe(true)
      const earliest = addMonths(dayOf(awardedAt, timeZone), recertification.minimumMonths)
      expect(last >= earliest).toBe(true)
      expect(last <= addMonths(earliest, 12)).toBe(true)
    }),
  )
})

test('a renewal in the last weeks keeps the days that are left, or counts from itself, or goes to the fixed day, as chosen', () => {
  const renewed = (recertification: Recertification) => {
    const held = { validUntil: endOfDay('2026-12-20', timeZone), renewalOpen: true }
    const awardedAt = new Date('2026-11-10T06:00:00.000Z')
    return dayOf(certificateValidity({ recertification, validity }, { awardedAt, held, timeZone }).validUntil, timeZone)
  }

  expect(renewed({ method: 'from-previous-expiry' })).toBe('2027-12-20')
  expect(renewed({ method: 'from-completion' })).toBe('2027-11-10')
  expect(renewed({ method: 'fixed-calendar', month: 3, day: 31, minimumMonths: 6 })).toBe('2028-03-31')
  expect(renewed({ method: 'fixed-calendar', month: 3, day: 31, minimumMonths: 1 })).toBe('2027-03-31')
  // The day that the old one ends on already would give nothing.
  expect(renewed({ method: 'fixed-calendar', month: 12, day: 20, minimumMonths: 1 })).toBe('2027-12-20')
})

test('29 February is the 28th in other years, and a day in the office’s zone is meant', () => {
  const recertification = { method: 'fixed-calendar', month: 2, day: 29, minimumMonths: 1 } as const
  // Already the first of February on Mahé.
  const awardedAt = new Date('2026-01-31T21:00:00.000Z')

  const { validUntil } = certificateValidity({ recertification, validity }, { awardedAt, held: null, timeZone })
  expect(dayOf(validUntil, timeZone)).toBe('2027-02-28')
})

test('a version published before there was a choice keeps the remaining days, requires nothing and is supervised nowhere', () => {
  const stored: StoredBody = {
    id: 'sea',
    title: { en: 'The sea' },
    summary: { en: '' },
    modules: [],
    quiz: { draw: 8, passPercent: 80 },
    preAssessment: { draw: 10, passPercent: 90 },
    refresher: { draw: 6 },
    final: {
      passPercent: 80,
      criticalsMustPass: true,
      attemptsBeforeUnlock: 3,
      hoursBetweenAttempts: 24,
      timeLimitMinutes: 0,
      blueprint: [],
    },
    validity,
    rules: 'rules',
  }

  expect(completeBody(stored)).toMatchObject({
    recertification: { method: 'from-previous-expiry' },
    requires: [],
    final: { supervised: { where: 'nowhere' } },
  })
})

function endOf(instant: Date, daysLater: number): Date {
  return endOfDay(addDays(dayOf(instant, timeZone), daysLater), timeZone)
}
