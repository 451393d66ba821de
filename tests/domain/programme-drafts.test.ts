import { expect, test } from 'vitest'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { previewPublication } from '#app/domain/certification/preview-publication.ts'
import { discardProgrammeDraft } from '#app/domain/learning/discard-programme-draft.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findProgrammeDraft } from '#app/domain/learning/find-programme-draft.ts'
import { findSurroundings } from '#app/domain/learning/find-surroundings.ts'
import { listProgrammeVersions } from '#app/domain/learning/list-programme-versions.ts'
import { programmeDifferences } from '#app/domain/learning/programme-differences.ts'
import { programmeProblems } from '#app/domain/learning/programme-problems.ts'
import { publicationFingerprint } from '#app/domain/learning/publication-fingerprint.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import { publishProgrammeDraft } from '#app/domain/learning/publish-programme-draft.ts'
import { saveProgrammeDraft } from '#app/domain/learning/save-programme-draft.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { addTestProgramme, publishTestCourse } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const minor = { material: false, graceUntil: null }

test('two administrators on one draft: the second is told who was first, and nothing is overwritten unseen', async () => {
  const { db, administrator, body } = await scene()
  const other = await addTestOfficer(db, 'administrator')
  const longer = { ...body, validity: { ...body.validity, months: 24 } }
  const shorter = { ...body, validity: { ...body.validity, months: 6 } }

  expect(await saveProgrammeDraft(db, { body: longer, seen: null }, administrator, monday)).toMatchObject({
    kind: 'saved',
  })
  const late = await saveProgrammeDraft(db, { body: shorter, seen: null }, other.actor, monday)
  expect(late).toEqual({ kind: 'refused', reason: 'draft-changed', changedBy: 'Somebody the administrator' })
  const draft = await findProgrammeDraft(db, body.id)
  expect(draft?.body.validity.months).toBe(24)

  const seen = draft?.seen ?? null
  expect(await saveProgrammeDraft(db, { body: shorter, seen }, other.actor, monday)).toMatchObject({ kind: 'saved' })
  expect(await saveProgrammeDraft(db, { body: longer, seen }, administrator, monday)).toMatchObject({ kind: 'refused' })
  expect(await discardProgrammeDraft(db, { programmeId: body.id, seen: seen ?? '' }, administrator, monday)).toEqual({
    kind: 'refused',
    reason: 'draft-changed',
  })
})

test('only who administers everything writes, publishes or throws away a draft', async () => {
  const { db, body, publish } = await scene()
  for (const { actor } of [await addTestPerson(db), await addTestOfficer(db, 'trainer')]) {
    const refused = { kind: 'refused', reason: 'administrators-only' }
    expect(await saveProgrammeDraft(db, { body, seen: null }, actor, monday)).toMatchObject(refused)
    expect(await discardProgrammeDraft(db, { programmeId: body.id, seen: '' }, actor, monday)).toEqual(refused)
    expect(await publish(body, minor, actor)).toEqual(refused)
  }
})

test('what was previewed is published, once, and can be put back as a version of its own', async () => {
  const { db, body, save, publish } = await scene()
  const changed = { ...body, quiz: { ...body.quiz, passPercent: 90 } }
  await save(changed)

  expect(await publish({ ...changed, modules: [] }, minor)).toMatchObject({ reason: 'preview-stale' })
  expect(await publish(changed, { material: true, graceUntil: null })).toMatchObject({ reason: 'grace-missing' })
  expect(await publish(changed, minor)).toEqual({ kind: 'published', number: 2 })
  expect(await publish(changed, minor)).toMatchObject({ reason: 'no-such-draft' })

  await save(changed)
  expect(await publish(changed, minor, undefined, 2)).toMatchObject({ reason: 'nothing-changed' })
  await save(body)
  expect(await publish(body, minor, undefined, 2)).toEqual({ kind: 'published', number: 3 })
  const versions = await listProgrammeVersions(db, body.id)
  expect(versions.map(({ number, reason, drafted }) => ({ number, reason, drafted }))).toEqual([
    { number: 3, reason: 'Because', drafted: true },
    { number: 2, reason: 'Because', drafted: true },
    { number: 1, reason: null, drafted: false },
  ])
  expect(programmeDifferences(versions[0]?.body as ProgrammeBody, versions[2]?.body as ProgrammeBody)).toEqual([])
})

test('a draft begun before another version came is not published over it', async () => {
  const { db, body, save, publish, administrator } = await scene()
  await save({ ...body, quiz: { ...body.quiz, passPercent: 90 } })
  await publishProgramme(db, { body, source: 'from the syllabus', ...minor }, administrator, monday)

  expect(await publish({ ...body, quiz: { ...body.quiz, passPercent: 90 } }, minor, undefined, 2)).toMatchObject({
    reason: 'draft-outdated',
  })
})

test('importing the same syllabus again does not take back what was published in the browser', async () => {
  const { db, body, save, publish, administrator } = await scene()
  const imported = { body, source: 'as shipped', ...minor }
  await publishProgramme(db, imported, administrator, monday)
  await save({ ...body, refresher: { draw: 3 } })
  await publish({ ...body, refresher: { draw: 3 } }, minor, undefined, 2)

  expect(await publishProgramme(db, imported, administrator, monday)).toMatchObject({ kind: 'unchanged', number: 3 })
  expect((await findProgramme(db, body.id))?.body.refresher.draw).toBe(3)
})

test('a course that does not exist, an empty cell, a thin quiz and unknown requirements keep a version from being published', async () => {
  const { db, body, save, publish } = await scene()
  const bad: ProgrammeBody = {
    ...body,
    modules: [...body.modules, 'nowhere'],
    quiz: { ...body.quiz, draw: 50 },
    requires: ['nothing'],
    final: {
      ...body.final,
      supervised: { where: 'units', unitIds: ['gone'] },
      blueprint: [{ module: 'tides', objective: 'sort', critical: true, draw: 1 }],
    },
  }
  const problems = programmeProblems(bad, await findSurroundings(db, monday))

  expect(problems.map(({ problem, field }) => `${problem} ${field}`)).toEqual([
    'thin-quiz place.tides',
    'thin-quiz place.winds',
    'no-such-course place.nowhere',
    'empty-cell draw.tides.sort.critical',
    'no-such-required-programme requires',
    'no-such-unit supervised',
  ])
  await save(bad)
  expect(await publish(bad, minor)).toMatchObject({ kind: 'refused' })
  expect((await findProgramme(db, body.id))?.number).toBe(1)
})

test('the preview of a version says of everybody what then happens to them', async () => {
  const { db, body, catalogue, save, publish } = await scene()
  const grace = daysLater(30)
  const certified = await addTestPerson(db, { name: 'Certified' })
  const certificate = learnerOf(db, catalogue, certified.id)
  await certificate.learn(monday)
  await certificate.sit('final', 'all', monday)
  await certificate.sign(monday)
  const begun = await addTestPerson(db, { name: 'Begun' })
  await learnerOf(db, catalogue, begun.id).learn(monday)
  await addTestPerson(db, { name: 'Nothing done' })
  await publishTestCourse(db, catalogue, 'reefs', { at: monday })
  const wider = { ...body, modules: [...body.modules, 'reefs'] }
  const tuesday = daysLater(1)

  const material = await previewPublication(db, { body: wider, material: true, graceUntil: grace }, tuesday)
  expect(Object.fromEntries(material.map(({ name, effect, closesAt }) => [name, [effect, closesAt]]))).toEqual({
    Certified: ['catches-up', grace],
    Begun: ['other-steps', null],
  })
  const small = await previewPublication(db, { body: wider, ...minor }, tuesday)
  expect(small.map(({ name, effect }) => [name, effect])).toEqual([['Begun', 'other-steps']])
  expect(await previewPublication(db, { body: wider, ...minor }, tuesday, [certified.unitId])).toEqual([])

  await save(wider)
  await publish(wider, { material: true, graceUntil: grace }, undefined, 1, tuesday)
  const stands = await findStanding(db, { personId: certified.id, programmeId: body.id }, tuesday)
  expect(stands).toMatchObject({ state: 'update-due', gate: 'open', validUntil: grace })
})

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const { actor: administrator } = await addTestOfficer(db, 'administrator')
  const { body } = (await findProgramme(db, catalogue.programmeId)) as { body: ProgrammeBody }
  const save = async (written: ProgrammeBody) => {
    const seen = (await findProgrammeDraft(db, written.id))?.seen ?? null
    return saveProgrammeDraft(db, { body: written, seen }, administrator, monday)
  }
  const publish = (
    previewed: ProgrammeBody,
    asked: { material: boolean; graceUntil: Date | null },
    actor = administrator,
    currentNumber = 1,
    at = monday,
  ) => {
    const fingerprint = publicationFingerprint({ body: previewed, currentNumber, ...asked })
    const publication = { programmeId: previewed.id, ...asked, reason: 'Because', fingerprint }
    return publishProgrammeDraft(db, publication, actor, at)
  }
  return { db, catalogue, administrator, body, save, publish }
}

function daysLater(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}
