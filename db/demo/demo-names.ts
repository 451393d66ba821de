// First names and surnames heard in Seychelles, put together by position so that the same people appear in every demonstration.
// Nobody real is meant.

const firstNames = [
  'Marie-May',
  'Terrence',
  'Lindy',
  'Antoine',
  'Shanice',
  'Davis',
  'Brigitte',
  'Elvis',
  'Nadège',
  'Rolly',
  'Sabrina',
  'Jourdan',
  'Corinne',
  'Dario',
  'Fabiola',
  'Hansley',
  'Ginette',
  'Kerwin',
  'Jeannine',
  'Marvin',
  'Melissa',
  'Neddy',
  'Odile',
  'Percy',
  'Rosemay',
  'Rudy',
  'Sheryl',
  'Steve',
  'Tessa',
  'Yvon',
]
const surnames = [
  'Adonis',
  'Bastienne',
  'Cafrine',
  'Delorie',
  'Esparon',
  'Fanchette',
  'Gertrude',
  'Hollanda',
  'Isnard',
  'Joubert',
  'Kilindo',
  'Labiche',
  'Marengo',
  'Nibourette',
  'Octobre',
  'Padayachy',
  'Quilindo',
  'Rassool',
  'Sinon',
  'Toussaint',
  'Uzice',
  'Valmont',
  'Waye',
  'Ximenes',
  'Yocette',
  'Zelime',
]

/** Pairs that somebody in public life bears, or may bear. */
const borne = new Set(['Odile Octobre', 'Marie-May Esparon', 'Davis Esparon', 'Antoine Esparon', 'Marie-May Labiche'])

/** All the names there are, each once, in an order that mixes them well. */
export function demoNames(): string[] {
  const pairs = firstNames.length * surnames.length
  return Array.from({ length: pairs }, (_, position) => nameAt(position)).filter((name) => !borne.has(name))
}

function nameAt(position: number): string {
  const first = firstNames[position % firstNames.length]
  // Thirty and twenty-six share a factor, so the surnames move on by seven each time the first names come round.
  const last = surnames[(position + Math.floor(position / firstNames.length) * 7) % surnames.length]
  return `${first} ${last}`
}
