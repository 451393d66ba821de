import { expect, test } from 'vitest'
import { easterSunday } from '#app/domain/office/easter.ts'
import { proposeSeychellesHolidays } from '#app/domain/office/seychelles-holidays.ts'

test.each([
  '1818-03-22',
  '1943-04-25',
  '1954-04-18',
  '1961-04-02',
  '1981-04-19',
  '2000-04-23',
  '2008-03-23',
  '2011-04-24',
  '2016-03-27',
  '2019-04-21',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2038-04-25',
  '2049-04-18',
  '2285-03-22',
])('Easter is on %s', (day) => {
  expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
})

test('Easter is always a Sunday from 22 March to 25 April', () => {
  for (let year = 1900; year < 2300; year++) {
    const day = easterSunday(year)
    expect(new Date(day).getUTCDay(), day).toBe(0)
    expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25', day).toBe(true)
  }
})

test('the days of 2026 are proposed in order, and the Monday after All Saints’ Day, which is a Sunday', () => {
  expect(daysOf(2026)).toEqual([
    '2026-01-01',
    '2026-01-02',
    '2026-04-03',
    '2026-04-04',
    '2026-04-06',
    '2026-05-01',
    '2026-06-04',
    '2026-06-18',
    '2026-06-29',
    '2026-08-15',
    '2026-11-01',
    '2026-11-02',
    '2026-12-08',
    '2026-12-25',
  ])
})

test('where the day after a Sunday is a holiday already, the next one is proposed and marked as doubtful', () => {
  const doubtful = proposeSeychellesHolidays(2023).filter(({ doubt }) => doubt)

  expect(doubtful).toMatchObject([
    { day: '2023-01-03', code: 'day-after-sunday', doubt: 'after-two-holidays' },
    { day: '2023-04-10', code: 'easter-monday', doubt: 'easter-monday' },
  ])
})

test('no day is proposed twice, though Corpus Christi may fall on Constitution Day', () => {
  expect(daysOf(2071)).toContain('2071-06-18')
  expect(daysOf(2071)).toHaveLength(13)
  for (let year = 2020; year < 2120; year++) expect(new Set(daysOf(year)).size).toBe(daysOf(year).length)
})

function daysOf(year: number): string[] {
  return proposeSeychellesHolidays(year).map(({ day }) => day)
}
