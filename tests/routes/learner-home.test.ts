import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { get } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { moveTestPerson } from '#tests/support/people.ts'

const day = 24 * 60 * 60 * 1000

test('the home page of a stranger says what this is, and how to sign in or check a certificate', async () => {
  await theProgramme()
  const page = await (await get('/')).text()
  expect(page).toContain('href="/sign-in"')
  expect(page).toContain('href="/verify"')
})

test('a newcomer is led to the first lesson', async () => {
  const { cookie } = await examinee()
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('You have not started yet')
  expect(page).toContain('href="/modules/tides/lessons/lesson-1"')
  expect(page).toContain('0 of 2 lessons done')
})

test('somebody who has learnt everything is led to the final examination', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date(Date.now() - day))
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('Go to the final examination')
  expect(page).toContain('2 of 2 lessons done, quiz passed')
})

test('somebody certified sees until when, that access is open, and the certificate', async () => {
  const { cookie, learner } = await examinee()
  await learner.becomeCertified(new Date(Date.now() - 30 * day))
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('You are certified until')
  expect(page).toContain('href="/certificate"')
  expect(page).not.toContain('Renew now')
})

test('somebody whose certificate runs out soon, or has run out, is asked to renew', async () => {
  const soon = await examinee()
  await soon.learner.becomeCertified(new Date(Date.now() - 340 * day))
  const gone = await examinee()
  await gone.learner.becomeCertified(new Date(Date.now() - 400 * day))

  const soonPage = await (await get('/', { cookie: soon.cookie })).text()
  const gonePage = await (await get('/', { cookie: gone.cookie })).text()
  expect(soonPage).toContain('Your certificate ends on')
  expect(gonePage).toContain('Your certificate ended on')
  for (const page of [soonPage, gonePage]) expect(page).toContain('Renew now')
})

test('somebody on leave is told that no reminders are sent', async () => {
  const { cookie, id } = await examinee()
  await moveTestPerson(db, id, 'went-on-leave', new Date(Date.now() - day))
  expect(await (await get('/', { cookie })).text()).toContain('You are recorded as away')
})

test('in Kreol what nobody has translated stands in English and is marked as English', async () => {
  const { cookie } = await examinee({ language: 'crs' })
  const page = await (await get('/', { cookie })).text()
  expect(page).toContain('<html lang="crs"')
  expect(page).toContain('<span lang="en">Using the sea</span>')
  expect(page).toMatch(/<span lang="en">You have not started yet<\/span>/)
})

test.each(['/', '/help', '/privacy', '/accessibility', '/glossary'])(
  '%s carries help, privacy notice and accessibility statement in every language',
  async (path) => {
    await theProgramme()
    for (const language of ['en', 'fr', 'crs']) {
      const page = await (await get(path, { headers: { 'accept-language': language } })).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).toMatch(/<title>.+ – Lisans<\/title>/)
      for (const link of ['/help', '/privacy', '/accessibility']) expect(page).toContain(`href="${link}"`)
    }
  },
)
