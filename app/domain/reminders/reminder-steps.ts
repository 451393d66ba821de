import { addDays } from '#app/domain/certification/calendar-days.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '#app/domain/office/working-days.ts'

/** When somebody is reminded of a day, and how far up it is copied: 1 for the nearest manager, 2 for the next one above. */
export type ReminderStep = { id: string; copies: 0 | 1 | 2 } & ({ daysBefore: number } | { workingDaysAfter: number })

/** In the order in which they come. After the last of them it is for HR, who see everybody who is late. */
export const reminderSteps: ReminderStep[] = [
  { id: 'before-30', daysBefore: 30, copies: 0 },
  { id: 'before-7', daysBefore: 7, copies: 0 },
  { id: 'day', daysBefore: 0, copies: 0 },
  { id: 'after-5', workingDaysAfter: 5, copies: 1 },
  { id: 'after-15', workingDaysAfter: 15, copies: 2 },
]

/**
 * The calendar day of a step, always one on which the office works: before the due day rather a day too early, after it rather one too late.
 */
export function dayOfStep(step: ReminderStep, dueDay: string, calendar: WorkingCalendar): string {
  if ('workingDaysAfter' in step) return addWorkingDays(dueDay, step.workingDaysAfter, calendar)
  let day = addDays(dueDay, -step.daysBefore)
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1)
  return day
}

/** The last step whose day has come; null while none has. Those before it are not made up for. */
export function stepReached(dueDay: string, today: string, calendar: WorkingCalendar): ReminderStep | null {
  return reminderSteps.findLast((step) => dayOfStep(step, dueDay, calendar) <= today) ?? null
}

/** The first step that is still to come, and its day. */
export function nextStep(
  dueDay: string,
  today: string,
  calendar: WorkingCalendar,
): { step: ReminderStep; day: string } | null {
  for (const step of reminderSteps) {
    const day = dayOfStep(step, dueDay, calendar)
    if (day > today) return { step, day }
  }
  return null
}
