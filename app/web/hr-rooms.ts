import { seesStandings, whoRequires } from '#app/domain/certification/who-decides.ts'
import { pausesReminders } from '#app/domain/reminders/pause-reminders.ts'
import type { HrRoom } from '#app/ui/hr-rooms.tsx'
import type { Role } from '#db/schema/people.ts'
import { doesInBulk } from './bulk-desk.ts'
import { mayRecordPeople } from './sign-in/may-find-people.ts'

/** Whose each room of HR's desk is. Each page asks again. */
const roomRoles: Partial<Record<HrRoom, Role[]>> = {
  people: seesStandings,
  bulk: doesInBulk,
  'staff-import': mayRecordPeople,
  'required-learning': whoRequires,
  reminders: pausesReminders,
  reports: seesStandings,
}

/** The rooms that somebody with these roles would not be turned away from. */
export function openRooms(roles: Role[]): HrRoom[] {
  const all = Object.entries(roomRoles) as [HrRoom, Role[]][]
  return all.filter(([, theirs]) => theirs.some((role) => roles.includes(role))).map(([room]) => room)
}
