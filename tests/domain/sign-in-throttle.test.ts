import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { addressBlock } from '#app/domain/sign-in/address-block.ts'
import { admitSignIn, forgiveSignIn } from '#app/domain/sign-in/admit-sign-in.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { signInFailures } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

const nine = new Date('2026-03-02T05:00:00.000Z')
const office = '192.0.2.10'
const stranger = '203.0.113.66'

test('three failures are free, then the wait doubles up to a quarter of an hour', async () => {
  const { fail, waitAfter } = await atTheDesk()

  for (let failures = 1; failures <= 2; failures++) expect(await fail()).toBe('heard')
  expect(await waitAfter()).toBe(2)
  expect(await waitAfter()).toBe(4)
  expect(await waitAfter()).toBe(8)
  for (let failures = 0; failures < 12; failures++) await waitAfter()
  expect(await waitAfter()).toBe(900)
})

test('a try that is not heard does not make the wait longer', async () => {
  const { db, fail } = await atTheDesk()
  for (let failures = 0; failures < 3; failures++) await fail()

  for (let tries = 0; tries < 50; tries++) {
    expect(await admitSignIn(db, { identifier: 'SN-1', address: office }, nine)).toMatchObject({
      kind: 'refused',
      retryAt: seconds(2),
    })
  }
})

test('of many tries at once no more are heard than one after the other', async () => {
  const { db } = await atTheDesk()

  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => admitSignIn(db, { identifier: 'SN-1', address: office }, nine)),
  )

  expect(outcomes.filter(({ kind }) => kind === 'admitted')).toHaveLength(3)
})

test('the right password forgets the failures before it', async () => {
  const { db, fail } = await atTheDesk()
  await fail()
  await fail()
  const third = await admitSignIn(db, { identifier: 'SN-1', address: office }, nine)
  if (third.kind !== 'admitted') throw new Error('not heard')
  await forgiveSignIn(db, third)

  for (let failures = 0; failures < 3; failures++) expect(await fail()).toBe('heard')
})

test('a stranger’s failures do not keep the person out at their own desk', async () => {
  const { db } = await atTheDesk()
  const session = { personId: await makePerson(db, await makeUnit(db, 'Unit'), 'SN-1'), address: office, device: '' }
  await startSession(db, session, nine)
  for (let host = 0; host < 40; host++) {
    for (let tries = 0; tries < 3; tries++)
      await admitSignIn(db, { identifier: 'SN-1', address: `198.51.100.${host}` }, nine)
  }

  expect(await admitSignIn(db, { identifier: 'SN-1', address: stranger }, nine)).toMatchObject({ kind: 'refused' })
  expect(await admitSignIn(db, { identifier: 'sn-1', address: office }, nine)).toMatchObject({ kind: 'admitted' })
})

test('an address that tries name after name waits, a minute at most, and others do not', async () => {
  const { db } = await atTheDesk()
  const outcomes = []
  for (let name = 0; name < 320; name++)
    outcomes.push(await admitSignIn(db, { identifier: `SN-${name}`, address: stranger }, nine))

  expect(outcomes.filter(({ kind }) => kind === 'admitted')).toHaveLength(300)
  expect(await admitSignIn(db, { identifier: 'SN-99', address: stranger }, seconds(60))).toMatchObject({
    kind: 'admitted',
  })
  expect(await admitSignIn(db, { identifier: 'SN-98', address: office }, nine)).toMatchObject({ kind: 'admitted' })
})

test('whoever signed in at the ministry’s one address before is not kept out by colleagues who mistype, only by themselves', async () => {
  const { db } = await atTheDesk()
  const session = { personId: await makePerson(db, await makeUnit(db, 'Unit'), 'SN-1'), address: office, device: '' }
  await startSession(db, session, nine)
  for (let name = 100; name < 420; name++) await admitSignIn(db, { identifier: `SN-${name}`, address: office }, nine)

  const newcomer = await admitSignIn(db, { identifier: 'SN-2', address: office }, nine)
  expect(newcomer).toMatchObject({ kind: 'refused' })
  for (let tries = 0; tries < 3; tries++)
    expect(await admitSignIn(db, { identifier: 'SN-1', address: office }, nine)).toMatchObject({ kind: 'admitted' })
  expect(await admitSignIn(db, { identifier: 'SN-1', address: office }, nine)).toMatchObject({ retryAt: seconds(2) })
})

test('an unknown name is counted like a known one', async () => {
  const { db } = await atTheDesk()
  await makePerson(db, await makeUnit(db, 'Unit'), 'SN-1')
  const outcomesOf = async (identifier: string, address: string) => {
    const kinds = []
    for (let tries = 0; tries < 5; tries++) kinds.push((await admitSignIn(db, { identifier, address }, nine)).kind)
    return kinds
  }

  expect(await outcomesOf('SN-1', office)).toEqual(await outcomesOf('SN-nobody', stranger))
})

test('one network of IPv6 counts as one address', () => {
  expect(addressBlock('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(addressBlock('2001:0db8:0001:0002::1')).toBe('2001:db8:1:2::/64')
  expect(addressBlock('::1')).toBe('0:0:0:0::/64')
  expect(addressBlock('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(addressBlock('192.0.2.1')).toBe('192.0.2.1')
  expect(addressBlock('unknown')).toBe('unknown')
})

test('failures too old to count are forgotten, some with every further try and all of them daily', async () => {
  const db = await emptyDatabase()
  const yesterday = new Date(nine.getTime() - 24 * 3_600_000)
  const old = Array.from({ length: 100 }, () => ({ id: randomUUID(), subject: 'long ago', failedAt: yesterday }))
  await db.insert(signInFailures).values(old)
  const left = async () => (await db.select().from(signInFailures)).length

  await admitSignIn(db, { identifier: 'SN-1', address: office }, nine)
  expect(await left()).toBe(100 - 30 + 3)

  await forgetWhatIsOver(db, () => nine)
  expect(await left()).toBe(3)
})

async function atTheDesk() {
  const db = await emptyDatabase()
  let now = nine
  const attempt = () => admitSignIn(db, { identifier: 'SN-1', address: office }, now)
  /** One try that fails. */
  const fail = async () => ((await attempt()).kind === 'admitted' ? 'heard' : 'not heard')
  /** Fails once, then tells how many seconds pass before the next try is heard, and lets them pass. */
  const waitAfter = async () => {
    await attempt()
    const outcome = await attempt()
    if (outcome.kind === 'admitted') return 0
    const wait = (outcome.retryAt.getTime() - now.getTime()) / 1000
    now = outcome.retryAt
    return wait
  }
  return { db, fail, waitAfter }
}

function seconds(count: number) {
  return new Date(nine.getTime() + count * 1000)
}
