import { expect, test } from 'vitest'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { get } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, moveTestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const day = 24 * 60 * 60 * 1000

test('the home page of a stranger says what this is, and how to sign in or check a certificate', async () => {
  await thePast()
  const page = await (await get('/')).text()
  expect(page).toContain('href="/sign-in"')
  expect(page).toContain('href="/verify"')
})

test('a newcomer is led to the first lesson', async () => {
  const { cookie } = await somebody()
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('You have not started yet')
  expect(page).toContain('href="/modules/tides/lessons/lesson-1"')
  expect(page).toContain('0 of 2 lessons done')
})

test('somebody who has learnt everything is led to the final examination', async () => {
  const page = await homeOf('ready')
  expect(page).toContain('Go to the final examination')
  expect(page).toContain('2 of 2 lessons done, quiz passed')
})

test('somebody certified sees until when, that access is open, and the certificate', async () => {
  const page = await homeOf('certified')
  expect(page).toContain('You are certified until')
  expect(page).toContain('href="/certificate"')
  expect(page).not.toContain('Renew now')
})

test('somebody whose certificate runs out soon, or has run out, is asked to renew', async () => {
  expect(await homeOf('expiring')).toMatch(/Your certificate ends on .*Renew now/s)
  expect(await homeOf('expired')).toMatch(/Your certificate ended on .*Renew now/s)
})

test('whoever is exempt and has begun nothing is offered the beginning', async () => {
  const { cookie, id, unitId } = await somebody()
  const { actor } = await addTestOfficer(db, 'administrator', unitId)
  await grantExemption(db, { ...ofPerson(id), ground: 'no-use-at-work', endsAt: null }, actor, new Date())

  const page = await (await get('/', { cookie })).text()

  expect(page).toContain('You are not required to take this programme')
  expect(page).toContain('Start the first lesson')
  expect(page).not.toContain('Continue with this lesson')
})

test('whoever had the certificate revoked is told that nothing is to be done, and whom to ask', async () => {
  const { cookie, id, unitId, learner } = await somebody()
  await learner.becomeCertified(new Date())
  const { actor } = await addTestOfficer(db, 'administrator', unitId)
  const revoked = await revokeCertification(
    db,
    { ...ofPerson(id), ground: 'breach-of-rules', note: 'x' },
    actor,
    new Date(),
  )
  expect(revoked.kind).toBe('revoked')

  const page = await (await get('/', { cookie })).text()

  expect(page).toContain('There is nothing for you to do here until a named officer lifts the revocation')
  expect(page).toContain('Ask your human resources office which officer can lift the revocation')
  expect(page).not.toContain('>Later<')
})

test('somebody on leave is told that no reminders are sent', async () => {
  const { cookie, id } = await somebody()
  await moveTestPerson(db, id, 'went-on-leave', new Date(Date.now() - day))
  expect(await (await get('/', { cookie })).text()).toContain('You are recorded as away')
})

test('in Kreol what nobody has translated stands in English and is marked as English', async () => {
  const { cookie } = await somebody({ language: 'crs' })
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('<html lang="crs"')
  expect(page).toContain('<span lang="en">Using the sea</span>')
  expect(page).toMatch(/<span lang="en">You have not started yet<\/span>/)
  expect(page).toMatch(/<span lang="en">Little is in Kreol yet: only words that are attested are shown/)
  expect(await homeOf('ready')).not.toContain('Little is in Kreol')
})

test.each(['/', '/help', '/privacy', '/accessibility', '/glossary'])(
  '%s carries help, privacy notice and accessibility statement in every language',
  async (path) => {
    await thePast()
    for (const language of ['en', 'fr', 'crs']) {
      const page = await (await get(path, { headers: { 'accept-language': language } })).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).toMatch(/<title>.+ – Lisans<\/title>/)
      for (const link of ['/help', '/privacy', '/accessibility']) expect(page).toContain(`href="${link}"`)
    }
  },
)

let past: ReturnType<typeof makePast> | undefined

/** The ledger knows one direction of time: what happened to everybody is recorded before anybody signs in. */
function thePast() {
  past ??= makePast()
  return past
}

async function makePast() {
  const catalogue = await theProgramme()
  const make = async (
    story: (learner: ReturnType<typeof learnerOf>, at: Date) => Promise<unknown>,
    daysAgo: number,
  ) => {
    const { id, identifier } = await addTestPerson(db)
    await story(learnerOf(db, catalogue, id), new Date(Date.now() - daysAgo * day))
    return identifier
  }
  return {
    expired: await make((learner, at) => learner.becomeCertified(at), 400),
    expiring: await make((learner, at) => learner.becomeCertified(at), 340),
    certified: await make((learner, at) => learner.becomeCertified(at), 30),
    ready: await make((learner, at) => learner.learn(at), 1),
  }
}

async function homeOf(story: keyof Awaited<ReturnType<typeof makePast>>): Promise<string> {
  const identifier = (await thePast())[story]
  return (await get('/', { cookie: await cookieOf(identifier) })).text()
}

async function somebody(person: Parameters<typeof examinee>[0] = {}) {
  await thePast()
  return examinee(person)
}

function ofPerson(personId: string) {
  return { personId, programmeId: defaultProgrammeId }
}
