import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#app/domain/office/working-days.ts'

const mahe = {
  timeZone: 'Indian/Mahe',
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['2026-04-03', '2026-04-04', '2026-04-06']),
}

test('the office works on its weekdays, but not on public holidays', () => {
  expect(isWorkingDay('2026-04-02', mahe)).toBe(true)
  expect(isWorkingDay('2026-04-03', mahe)).toBe(false)
  expect(isWorkingDay('2026-04-05', mahe)).toBe(false)
  expect(isWorkingDay('2026-04-05', { ...mahe, workingWeekdays: [7] })).toBe(true)
})

test('three working days after Maundy Thursday is the Thursday after Easter', () => {
  expect(addWorkingDays('2026-04-02', 0, mahe)).toBe('2026-04-02')
  expect(addWorkingDays('2026-04-02', 1, mahe)).toBe('2026-04-07')
  expect(addWorkingDays('2026-04-02', 3, mahe)).toBe('2026-04-09')
  expect(addWorkingDays('2026-02-27', 1, mahe)).toBe('2026-03-02')
})

test('working days between two days count the last one and not the first', () => {
  expect(workingDaysBetween('2026-04-02', '2026-04-09', mahe)).toBe(3)
  expect(workingDaysBetween('2026-04-03', '2026-04-06', mahe)).toBe(0)
  expect(workingDaysBetween('2026-04-09', '2026-04-09', mahe)).toBe(0)
  expect(workingDaysBetween('2026-04-09', '2026-04-02', mahe)).toBe(0)
})

test('adding working days and counting them agree, over the end of a year too', () => {
  for (let days = 1; days <= 40; days++) {
    const reached = addWorkingDays('2026-12-10', days, mahe)
    expect(workingDaysBetween('2026-12-10', reached, mahe)).toBe(days)
  }
})
