/**
 * Easter Sunday of a year, as a calendar day, in the Gregorian calendar: the “anonymous Gregorian” computus (a correspondent in
 * Nature, 20 April 1876; Butcher’s Ecclesiastical Calendar, 1877), as Jean Meeus gives it in Astronomical Algorithms, 2nd edition,
 * chapter 8. Whole numbers throughout; valid for every year from 1583. Its letters are kept, so that it can be compared.
 */
export function easterSunday(year: number): string {
  const whole = Math.floor
  const a = year % 19
  const b = whole(year / 100)
  const c = year % 100
  const d = whole(b / 4)
  const e = b % 4
  const f = whole((b + 8) / 25)
  const g = whole((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = whole(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = whole((a + 11 * h + 22 * l) / 451)
  const n = whole((h + l - 7 * m + 114) / 31)
  const p = (h + l - 7 * m + 114) % 31
  return `${year}-${String(n).padStart(2, '0')}-${String(p + 1).padStart(2, '0')}`
}
