import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lisans, temporaryFolder } from '#tests/support/operator.ts'

test('an operator brings a list of staff in, after looking at what it would do, and the same list again changes nothing', async () => {
  const data = temporaryFolder()
  await lisans(data, 'admin', 'create', 'Anne', '--staff-number', 'A-1')
  await lisans(data, 'unit', 'add', 'Ministry of Health')
  const file = path.join(data, 'staff.csv')
  writeFileSync(file, 'Matricule;Nom;Unité\nN-1;Marie Payet;Ministry of Health\nN-2;Jean;Ministry of Helth\n')

  const looked = await lisans(data, 'staff', 'import', file, '--dry-run')
  expect([looked.code, looked.out]).toEqual([
    0,
    'Row 3 (N-2): Unit: There is no open unit of this name. Perhaps: Public service / Ministry of Health\n',
  ])
  expect(looked.err).toContain('1 new, 0 changed, 0 as they are, 1 rejected.')
  expect((await lisans(data, 'staff', 'import', file)).err).toContain('Rows carried out: 1.')
  expect((await lisans(data, 'staff', 'import', file)).err).toContain('0 new, 0 changed, 1 as they are, 1 rejected.')
  expect((await lisans(data, 'staff', 'import', `${file}.missing`)).code).toBe(1)
})
