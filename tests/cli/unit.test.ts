import { expect, test } from 'vitest'
import { lisans, temporaryFolder } from '#tests/support/operator.ts'

test('an operator adds ministries and departments, whose ids are printed alone, and lists them as a tree', async () => {
  const data = await organisation()

  const ministry = await lisans(data, 'unit', 'add', 'Ministry of Lagoons')
  expect(ministry).toMatchObject({ code: 0 })
  const id = ministry.out.trim()
  expect(id).toMatch(/^[\w-]+$/)
  expect(await lisans(data, 'unit', 'add', 'Payroll', '--below', 'Ministry of Lagoons')).toMatchObject({ code: 0 })
  expect(await lisans(data, 'unit', 'add', 'Stores', '--below', id)).toMatchObject({ code: 0 })

  const { out } = await lisans(data, 'unit', 'list')
  const rows = out.trimEnd().split('\n')
  expect(rows.slice(1).map((row) => row.split('\t').slice(0, 2))).toEqual([
    ['  Ministry of Lagoons', 'open'],
    ['    Payroll', 'open'],
    ['    Stores', 'open'],
  ])
  expect(rows[1]?.split('\t')[2]).toBe(id)
  expect((await lisans(data, 'export')).out).toContain('unit.added')
})

test('what cannot be added is refused in words, and nothing is added', async () => {
  const data = await organisation()
  await lisans(data, 'unit', 'add', 'Ministry of Lagoons')

  const refused = (...parameters: string[]) => lisans(data, 'unit', 'add', ...parameters)

  expect(await refused('MINISTRY of Lagoons')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('already'),
  })
  expect(await refused('---')).toMatchObject({ out: '' })
  expect(await refused('x'.repeat(121))).toMatchObject({ code: 1, err: expect.stringContaining('120') })
  expect(await refused('Payroll', '--below', 'Nowhere')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nowhere'),
  })
  expect((await lisans(data, 'unit', 'list')).out.trimEnd().split('\n')).toHaveLength(2)
})

test('where there is no data there is nowhere to add a unit', async () => {
  const { code, err } = await lisans(temporaryFolder(), 'unit', 'add', 'Payroll')

  expect(code).toBe(1)
  expect(err).toContain('There is no data')
})

/** A data directory in which the first administrator was made, and with them the organisation. */
async function organisation(): Promise<string> {
  const data = temporaryFolder()
  const { code, err } = await lisans(data, 'admin', 'create', 'Marie Adam', '--staff-number', 'PS-1')
  if (code !== 0) throw new Error(err)
  return data
}
