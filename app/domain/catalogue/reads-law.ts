import type { Role } from '#db/schema/index.ts'

/** Whose work rests on the register of legal facts; every one of them may read it. */
export const readsLaw: [Role, ...Role[]] = ['legal-reviewer', 'trainer', 'translator', 'auditor', 'administrator']

/** Who may read an examined question where it is said what rests on a fact. The others are told only that there is one. */
export const readsQuestions: Role[] = ['legal-reviewer', 'trainer', 'translator']
