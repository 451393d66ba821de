import type { Role } from '#db/schema/people.ts'

/** Whose work it is to find people: whom of them they see is what their role reaches. */
export const mayFindPeople: [Role, ...Role[]] = ['administrator', 'hr', 'focal-point', 'auditor']
/** Who records where people work, and makes new ones known. */
export const mayRecordPeople: [Role, ...Role[]] = ['administrator', 'hr']
/** Who hands out codes for setting a password. */
export const mayInvitePeople: [Role, ...Role[]] = ['administrator', 'hr', 'focal-point']
