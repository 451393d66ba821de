/** The demonstration's organisation: three ministries with their departments. Invented; `id` stays the same in every demonstration. */
export type DemoUnit = { id: string; parentId: string | null; name: string }

export const wholeService = 'demo-service'

export const demoUnits: DemoUnit[] = [
  { id: wholeService, parentId: null, name: 'Public service (demonstration)' },

  { id: 'demo-health', parentId: wholeService, name: 'Ministry of Health and Care' },
  { id: 'demo-health-clinics', parentId: 'demo-health', name: 'District clinics' },
  { id: 'demo-health-la-digue', parentId: 'demo-health-clinics', name: 'Clinic, La Digue' },
  { id: 'demo-health-anse-royale', parentId: 'demo-health-clinics', name: 'Clinic, Anse Royale' },
  { id: 'demo-health-promotion', parentId: 'demo-health', name: 'Health promotion' },
  { id: 'demo-health-people', parentId: 'demo-health', name: 'Human resources, Health' },

  { id: 'demo-schools', parentId: wholeService, name: 'Ministry of Schools and Youth' },
  { id: 'demo-schools-primary', parentId: 'demo-schools', name: 'Primary schools' },
  { id: 'demo-schools-praslin', parentId: 'demo-schools-primary', name: 'Schools office, Praslin' },
  { id: 'demo-schools-exams', parentId: 'demo-schools', name: 'Examinations and certificates' },
  { id: 'demo-schools-people', parentId: 'demo-schools', name: 'Human resources, Schools' },

  { id: 'demo-land', parentId: wholeService, name: 'Ministry of Land, Sea and Transport' },
  { id: 'demo-land-registry', parentId: 'demo-land', name: 'Land office' },
  { id: 'demo-land-ferries', parentId: 'demo-land', name: 'Ferries and ports' },
  { id: 'demo-land-roads', parentId: 'demo-land', name: 'Roads and buses' },
  { id: 'demo-land-it', parentId: 'demo-land', name: 'Information technology' },
]

/** Units in which people work, with how many of them; the ministries themselves hold their heads only. */
export const demoHeadcount: Record<string, number> = {
  'demo-health': 4,
  'demo-health-la-digue': 16,
  'demo-health-anse-royale': 24,
  'demo-health-promotion': 18,
  'demo-health-people': 8,
  'demo-schools': 4,
  'demo-schools-primary': 38,
  'demo-schools-praslin': 22,
  'demo-schools-exams': 14,
  'demo-schools-people': 8,
  'demo-land': 4,
  'demo-land-registry': 22,
  'demo-land-ferries': 26,
  'demo-land-roads': 22,
  'demo-land-it': 10,
}

/** When each ministry was asked to take the programme, in days before the demonstration is made, and what its addresses and logons look like. */
export const demoMinistries = [
  { unitId: 'demo-health', announcedDaysAgo: 505, mailDomain: 'health.example.org', logonDomain: 'HEALTH' },
  { unitId: 'demo-schools', announcedDaysAgo: 420, mailDomain: 'schools.example.org', logonDomain: 'SCHOOLS' },
  { unitId: 'demo-land', announcedDaysAgo: 330, mailDomain: 'landsea.example.org', logonDomain: 'LANDSEA' },
] as const

export type DemoMinistry = (typeof demoMinistries)[number]

/** The ministry a unit belongs to. */
export function ministryOf(unitId: string): DemoMinistry['unitId'] {
  return findMinistry(unitId).unitId
}

export function findMinistry(unitId: string): DemoMinistry {
  const ministry = demoMinistries.find((one) => unitId === one.unitId || unitId.startsWith(`${one.unitId}-`))
  if (!ministry) throw new Error(`${unitId} belongs to no ministry`)
  return ministry
}
