import { foldName } from '#app/domain/people/fold-name.ts'
import { type StaffColumn, staffColumns } from '#db/schema/staff-import.ts'

/** Which place of a row holds which column; null where none does. */
export type ColumnPlaces = Record<StaffColumn, number | null>

/** What other systems call the columns in English and French, folded; the likeliest first. */
const headings: Record<StaffColumn, string[]> = {
  'staff-number': [
    'staff number',
    'staff no',
    'staff id',
    'employee number',
    'employee no',
    'employee id',
    'personnel number',
    'personnel no',
    'payroll number',
    'payroll no',
    'hr id',
    'hr number',
    'matricule',
    'numero matricule',
    'numero de matricule',
    'numero d agent',
    'numero agent',
    'no agent',
    'numero employe',
    'numero d employe',
    'number',
    'numero',
  ],
  name: ['name', 'full name', 'nom complet', 'nom et prenom', 'nom et prenoms', 'nom prenom', 'employee name', 'nom'],
  unit: [
    'unit',
    'unit path',
    'organisation unit',
    'organization unit',
    'organisational unit',
    'org unit',
    'department',
    'ministry',
    'division',
    'section',
    'unite',
    'service',
    'departement',
    'ministere',
    'direction',
    'affectation',
  ],
  'job-title': [
    'job title',
    'title',
    'job',
    'post',
    'position',
    'designation',
    'post title',
    'fonction',
    'poste',
    'intitule du poste',
    'emploi',
  ],
  grade: ['grade', 'pay grade', 'salary grade', 'level', 'band', 'echelon', 'niveau', 'categorie'],
  email: [
    'e mail',
    'email',
    'mail',
    'e mail address',
    'email address',
    'work email',
    'adresse e mail',
    'adresse email',
    'adresse electronique',
    'courriel',
    'adresse de courriel',
  ],
  language: ['language', 'preferred language', 'lang', 'langue', 'langue preferee'],
  logon: [
    'logon',
    'login',
    'user name',
    'username',
    'account',
    'user id',
    'sam account name',
    'samaccountname',
    'identifiant',
    'nom d utilisateur',
    'nom de compte',
    'compte',
  ],
}

/** Which column each heading of a file most likely means. Two headings for one column: the likelier word wins, then the first. */
export function matchColumns(written: string[]): ColumnPlaces {
  const folded = written.map(foldName)
  const places = Object.fromEntries(staffColumns.map((column) => [column, null])) as ColumnPlaces
  for (const column of staffColumns) {
    const word = headings[column].find((one) => folded.includes(one))
    if (word !== undefined) places[column] = folded.indexOf(word)
  }
  return places
}
