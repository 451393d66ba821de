import type { StandingState } from '#app/domain/certification/standing.ts'
import type { Role } from '#db/schema/index.ts'

/**
 * Somebody whom a visitor of the demonstration may be. `key` is also the name of their story: `people:demo.story.<key>` in the
 * catalogues tells it in one line. The staff number never changes and finds them in every demonstration.
 */
export type DemoPersona = {
  key: string
  staffNumber: string
  name: string
  unitId: string
  jobTitle: string
  language: 'en' | 'fr' | 'crs'
  /** The role they are shown for, and the unit from which it reaches down; null for a learner. */
  role: { role: Role; unitId: string } | null
  standing: StandingState
}

/** Learners first, by how far they are, then one person of each role. */
export const demoPersonas = [
  learner('newcomer', 'PS-1001', 'Tessa Fanchette', 'demo-health-la-digue', 'Receptionist', 'not-started'),
  learner('francophone', 'PS-1018', 'Solange Rosette', 'demo-schools-exams', 'Clerk', 'not-started', 'fr'),
  learner('half-way', 'PS-1002', 'Kerwin Nibourette', 'demo-health-anse-royale', 'Nurse', 'in-progress'),
  learner('tested-out', 'PS-1016', 'Brigitte Bastienne', 'demo-land-roads', 'Traffic office clerk', 'in-progress'),
  learner('ready-for-final', 'PS-1003', 'Sheryl Valmont', 'demo-health-promotion', 'Health educator', 'in-progress'),
  learner('cool-down', 'PS-1004', 'Rudy Cafrine', 'demo-health-anse-royale', 'Pharmacy technician', 'in-progress'),
  learner('needs-unlock', 'PS-1005', 'Odile Kilindo', 'demo-health-la-digue', 'Nurse', 'in-progress'),
  learner('retake', 'PS-1006', 'Marvin Quilindo', 'demo-schools-praslin', 'Schools officer', 'in-progress'),
  learner('ready-to-sign', 'PS-1007', 'Fabiola Zelime', 'demo-schools-primary', 'Deputy head teacher', 'in-progress'),
  learner(
    'certified',
    'PS-1008',
    'Jourdan Gertrude',
    'demo-health-promotion',
    'Communications officer',
    'certified',
    'fr',
  ),
  learner('refresher-due', 'PS-1009', 'Melissa Waye', 'demo-schools-exams', 'Examinations officer', 'certified'),
  learner('refreshed', 'PS-1017', 'Elvis Cafrine', 'demo-land-it', 'Web editor', 'certified', 'fr'),
  learner('expiring', 'PS-1010', 'Percy Hollanda', 'demo-land-ferries', 'Ferry timetable officer', 'expiring'),
  learner('expired', 'PS-1011', 'Corinne Marengo', 'demo-health-promotion', 'Campaign assistant', 'expired'),
  learner('suspended', 'PS-1012', 'Neddy Uzice', 'demo-land-roads', 'Traffic information officer', 'suspended'),
  learner('revoked', 'PS-1013', 'Sabrina Padayachy', 'demo-land-registry', 'Registry clerk', 'revoked'),
  learner('exempt', 'PS-1014', 'Yvon Isnard', 'demo-land-roads', 'Bus mechanic', 'exempt', 'crs'),
  learner('on-leave', 'PS-1015', 'Rosemay Toussaint', 'demo-schools-primary', 'Teacher', 'certified', 'crs'),
  officer('manager', 'PS-1021', 'Ginette Sinon', 'demo-health', 'Head of district clinics', 'demo-health-clinics'),
  officer('focal-point', 'PS-1022', 'Dario Delorie', 'demo-health-people', 'Training coordinator', 'demo-health'),
  officer('hr', 'PS-1023', 'Nadège Labiche', 'demo-health-people', 'Human resources officer', 'demo-health'),
  officer('trainer', 'PS-1024', 'Lindy Ximenes', 'demo-schools-people', 'Trainer', 'demo-service'),
  officer(
    'second-trainer',
    'PS-1030',
    'Bernadette Valmont',
    'demo-land-registry',
    'Records and training officer',
    'demo-service',
    'trainer',
  ),
  officer('translator', 'PS-1029', 'Marcus Isnard', 'demo-health-promotion', 'Translator', 'demo-service'),
  officer('legal-reviewer', 'PS-1025', 'Antoine Waye', 'demo-land-registry', 'Legal officer', 'demo-service'),
  officer(
    'access-officer',
    'PS-1026',
    'Shanice Adonis',
    'demo-land-it',
    'Information security officer',
    'demo-service',
  ),
  officer('auditor', 'PS-1027', 'Hansley Marengo', 'demo-land', 'Internal auditor', 'demo-service'),
  officer('administrator', 'PS-1028', 'Jeannine Gertrude', 'demo-land-it', 'Systems administrator', 'demo-service'),
] as const satisfies DemoPersona[]

export type PersonaKey = (typeof demoPersonas)[number]['key']

function learner<Key extends string>(
  key: Key,
  staffNumber: string,
  name: string,
  unitId: string,
  jobTitle: string,
  standing: StandingState,
  language: DemoPersona['language'] = 'en',
) {
  return { key, staffNumber, name, unitId, jobTitle, language, role: null, standing }
}

function officer<Key extends Role | 'second-trainer'>(
  key: Key,
  staffNumber: string,
  name: string,
  unitId: string,
  jobTitle: string,
  reach: string,
  /** Where the key is not the role itself. */
  roleHeld: Role = key as Role,
) {
  const role = { role: roleHeld, unitId: reach }
  return { key, staffNumber, name, unitId, jobTitle, language: 'en' as const, role, standing: 'certified' as const }
}
