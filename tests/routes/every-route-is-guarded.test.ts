import { routes } from 'virtual:remix/server-build'
import { max } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endSession } from '#app/domain/sign-in/end-sessions.ts'
import { db } from '#app/web/database.ts'
import { readSession } from '#app/web/sign-in/read-session.ts'
import { ledgerEntries, type Role } from '#db/schema/index.ts'
import { get } from '#tests/support/ask.ts'
import { type Asked, askInEveryWay } from '#tests/support/ask-in-every-way.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, moveTestPerson } from '#tests/support/people.ts'
import { type Address, addressesOf } from '#tests/support/route-addresses.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

/** Everybody; whoever is signed in; whoever holds one of these roles; nobody outside a demonstration. */
type Audience = 'anyone' | 'signed-in' | 'demonstration' | Role[]

const findsPeople: Role[] = ['administrator', 'hr', 'focal-point', 'auditor']
const readsLaw: Role[] = ['legal-reviewer', 'trainer', 'translator', 'auditor', 'administrator']
const seesPlatforms: Role[] = ['administrator', 'access-officer', 'auditor']
const answersConcerns: Role[] = ['trainer', 'translator', 'focal-point', 'administrator', 'hr', 'auditor']
/** Of these, only whoever works on the course in the address. */
const courseDesk: Role[] = ['trainer', 'translator', 'administrator']
const audits: Role[] = ['auditor', 'administrator']
const seesStandings: Role[] = ['hr', 'manager', 'access-officer', 'auditor', 'administrator']
const doesInBulk: Role[] = ['hr', 'administrator', 'access-officer', 'focal-point']
const suspends: Role[] = ['access-officer', 'administrator']

/** Who may, for every address of the service. A new route fails the first test until somebody decides here who it is for. */
const audiences: Record<string, Audience> = {
  '/*': 'anyone',
  '/': 'anyone',
  '/accessibility': 'anyone',
  '/accommodation': 'signed-in',
  '/account': 'signed-in',
  '/account/ended-sessions': 'signed-in',
  '/account/my-data': 'signed-in',
  '/account/my-data.json': 'signed-in',
  '/account/my-data/correction': 'signed-in',
  '/account/password': 'signed-in',
  '/account/task-mail': 'signed-in',
  '/admin/organisation': ['administrator'],
  '/admin/organisation/details': ['administrator'],
  '/admin/organisation/holidays': ['administrator'],
  '/admin/organisation/logo': ['administrator'],
  '/admin/organisation/undone-changes/:sequence': ['administrator'],
  '/admin': ['administrator', 'hr', 'focal-point', 'access-officer', 'auditor'],
  '/admin/courses': ['administrator'],
  '/admin/courses/:courseId': ['administrator'],
  '/admin/invitations': ['administrator', 'hr', 'focal-point'],
  '/admin/invitations/slips': ['administrator', 'hr', 'focal-point'],
  '/admin/before-you-open': ['administrator'],
  '/admin/people': findsPeople,
  '/admin/people/:personId': findsPeople,
  '/admin/people/:personId/ended-roles': ['administrator'],
  '/admin/people/:personId/invitations': ['administrator', 'hr', 'focal-point'],
  '/admin/people/:personId/movements': ['administrator', 'hr'],
  '/admin/people/:personId/roles': ['administrator'],
  '/admin/people/new': ['administrator', 'hr'],
  '/admin/retention': ['administrator'],
  '/admin/retention/:kind': ['administrator'],
  '/admin/policies': ['administrator', 'hr', 'auditor'],
  '/admin/policies/:policyId': ['administrator', 'hr', 'auditor'],
  '/admin/policies/:policyId/draft': ['administrator'],
  '/admin/policies/:policyId/earlier-text': ['administrator'],
  '/admin/policies/:policyId/publication': ['administrator'],
  '/admin/policies/:policyId/unsigned': ['administrator', 'hr', 'auditor'],
  '/admin/policies/:policyId/withdrawal': ['administrator'],
  '/admin/programmes': ['administrator'],
  '/admin/programmes/:programmeId': ['administrator'],
  '/admin/programmes/:programmeId/draft': ['administrator'],
  '/admin/programmes/:programmeId/publication': ['administrator'],
  '/admin/programmes/:programmeId/publication/people': ['administrator'],
  '/admin/platforms': seesPlatforms,
  '/admin/platforms/:platformId': seesPlatforms,
  '/admin/platforms/:platformId/closure': ['administrator'],
  '/admin/platforms/:platformId/mode': ['administrator', 'access-officer'],
  '/admin/platforms/:platformId/roll-out': seesPlatforms,
  '/admin/platforms/new': ['administrator'],
  '/admin/restore': ['administrator'],
  '/admin/rules': ['administrator'],
  '/admin/second-trainer': ['administrator'],
  '/admin/units': ['administrator'],
  '/admin/units/:unitId': ['administrator'],
  '/admin/units/:unitId/changes/:change': ['administrator'],
  '/admin/units/:unitId/undone-changes/:changeId': ['administrator'],
  '/attempts/:attemptId': 'signed-in',
  '/attempts/:attemptId/answers': 'signed-in',
  '/attempts/:attemptId/result': 'signed-in',
  '/attempts/:attemptId/submission': 'signed-in',
  '/audit': audits,
  '/audit/chain': audits,
  '/audit/chain/checkpoint': audits,
  '/audit/chain/comparison': audits,
  '/audit/chain/keeper': audits,
  '/audit/chain/verification': audits,
  '/audit/standings': audits,
  '/audit/sample': audits,
  '/audit/sample/file': audits,
  '/audit/looks': audits,
  '/audit/overrides': audits,
  '/audit/overrides/file': audits,
  '/audit/ledger': audits,
  '/audit/ledger/:sequence': audits,
  '/brand/:file': 'anyone',
  '/certificate': 'signed-in',
  '/concerns': 'signed-in',
  '/concerns/:concernId': 'signed-in',
  '/concerns/:concernId/withdrawal': 'signed-in',
  '/concerns/new': 'signed-in',
  '/demo': 'demonstration',
  '/demo/outbox': 'demonstration',
  '/deputies/:grantId': 'signed-in',
  '/desk/concerns': answersConcerns,
  '/desk/concerns/:concernId': answersConcerns,
  '/enter-code': 'anyone',
  '/figures/:file': 'anyone',
  '/final': 'signed-in',
  '/focal-point': ['focal-point', 'hr'],
  '/focal-point/accommodations': ['focal-point', 'hr'],
  '/focal-point/supervision': ['focal-point'],
  '/focal-point/resets': ['administrator', 'hr', 'focal-point'],
  '/focal-point/resets/:personId': ['administrator', 'hr', 'focal-point'],
  '/focal-point/unlocks': ['focal-point'],
  '/forgotten-password': 'anyone',
  '/glossary': 'anyone',
  '/help': 'anyone',
  '/hr': seesStandings,
  '/hr/people': seesStandings,
  '/hr/bounced-mail': seesStandings,
  '/hr/bulk': doesInBulk,
  '/hr/bulk/:bulkId': doesInBulk,
  '/hr/bulk/:bulkId/confirmation': doesInBulk,
  '/hr/bulk/new': doesInBulk,
  '/hr/corrections': ['hr', 'administrator'],
  '/hr/corrections/:requestId': ['hr', 'administrator'],
  '/hr/suspensions/:suspensionId': suspends,
  '/hr/reminders': ['hr', 'administrator'],
  '/hr/reports': seesStandings,
  '/hr/reports/monthly': seesStandings,
  '/hr/people-list.csv': seesStandings,
  '/hr/people-list.xlsx': seesStandings,
  '/hr/people/:personId': seesStandings,
  '/hr/people/:personId/data.json': ['hr', 'administrator'],
  '/hr/people/:personId/erasure': ['hr', 'administrator'],
  '/hr/people/:personId/history': seesStandings,
  '/hr/people/:personId/exemption': ['hr', 'administrator'],
  '/hr/people/:personId/exemption-end': ['hr', 'administrator'],
  '/hr/people/:personId/assignment': ['hr', 'administrator'],
  '/hr/people/:personId/assignment-withdrawal': ['hr', 'administrator'],
  '/hr/required-learning': ['hr', 'administrator'],
  '/hr/required-learning/new': ['hr', 'administrator'],
  '/hr/required-learning/:ruleId/change': ['hr', 'administrator'],
  '/hr/required-learning/:ruleId/ending': ['hr', 'administrator'],
  '/hr/people/:personId/reinstatement': suspends,
  '/hr/people/:personId/revocation': suspends,
  '/hr/people/:personId/revocation-lift': ['access-officer'],
  '/hr/people/:personId/suspension': suspends,
  '/hr/staff-import': ['administrator', 'hr'],
  '/hr/staff-import/:importId': ['administrator', 'hr'],
  '/hr/staff-import/:importId/rejected.csv': ['administrator', 'hr'],
  '/hr/staff-import/:importId/rows': ['administrator', 'hr'],
  '/invitation/:code': 'anyone',
  '/job-aids': 'signed-in',
  '/job-aids/:jobAidId': 'signed-in',
  '/language': 'anyone',
  '/legal': readsLaw,
  '/legal/:factId': readsLaw,
  '/legal/:factId/review': readsLaw,
  '/legal/print': readsLaw,
  '/modules/:courseId': 'signed-in',
  '/modules/:courseId/lessons/:lessonId': 'signed-in',
  '/modules/:courseId/lessons/:lessonId/activities/:activityId': 'signed-in',
  '/modules/:courseId/lessons/:lessonId/completion': 'signed-in',
  '/modules/:courseId/pre-assessment': 'signed-in',
  '/modules/:courseId/quiz': 'signed-in',
  '/modules/:courseId/team-discussion': 'signed-in',
  '/policies': 'signed-in',
  '/policies/:policyId': 'signed-in',
  '/privacy': 'anyone',
  '/refresher': 'signed-in',
  '/update': 'signed-in',
  '/rules': 'signed-in',
  '/suspension': 'signed-in',
  '/sign-in': 'anyone',
  '/sign-out': 'anyone',
  '/signed-documents': 'signed-in',
  '/signed-documents/:signatureId': 'signed-in',
  '/tasks': 'signed-in',
  '/tasks/stuck-work': ['administrator'],
  '/training': courseDesk,
  '/training/courses/:courseId': courseDesk,
  '/training/courses/new': ['trainer'],
  '/training/courses/:courseId/description': courseDesk,
  '/training/courses/:courseId/files': courseDesk,
  '/training/courses/:courseId/packages': courseDesk,
  '/training/courses/:courseId/packages/files': courseDesk,
  '/training/courses/:courseId/packages/module': courseDesk,
  '/training/courses/:courseId/packages/upload': courseDesk,
  '/training/courses/:courseId/lessons/:lessonId': courseDesk,
  '/training/courses/:courseId/new-lesson': courseDesk,
  '/training/courses/:courseId/lessons/:lessonId/place': courseDesk,
  '/training/courses/:courseId/lessons/:lessonId/removal': courseDesk,
  '/training/courses/:courseId/taken-back': courseDesk,
  '/training/courses/:courseId/thrown-away': courseDesk,
  '/training/components': courseDesk,
  '/training/manual': courseDesk,
  '/training/courses/:courseId/editor-words': courseDesk,
  '/training/courses/:courseId/pasted': courseDesk,
  '/training/courses/:courseId/pictures': courseDesk,
  '/training/courses/:courseId/pictures/:name': courseDesk,
  '/training/courses/:courseId/presences': courseDesk,
  '/training/courses/:courseId/word': courseDesk,
  '/training/courses/:courseId/preview': courseDesk,
  '/training/courses/:courseId/problems': courseDesk,
  '/training/courses/:courseId/questions/:questionId/correction': courseDesk,
  '/training/courses/:courseId/publication': courseDesk,
  '/training/courses/:courseId/review': courseDesk,
  '/training/courses/:courseId/revisions': courseDesk,
  '/training/courses/:courseId/revisions/:number': courseDesk,
  '/training/courses/:courseId/revisions/:number/difference': courseDesk,
  '/training/courses/:courseId/revisions/:number/roll-back': courseDesk,
  '/training/courses/:courseId/withdrawal': courseDesk,
  '/training/courses/:courseId/published-meanwhile': courseDesk,
  '/training/courses/:courseId/saves': courseDesk,
  '/training/courses/:courseId/set-aside/:setAsideId': courseDesk,
  '/training/courses/:courseId/questions': courseDesk,
  '/training/courses/:courseId/questions/:questionId': courseDesk,
  '/training/courses/:courseId/questions/:questionId/removal': courseDesk,
  '/training/courses/:courseId/questions/:questionId/move': courseDesk,
  '/training/courses/:courseId/questions/template': courseDesk,
  '/training/courses/:courseId/questions/check': courseDesk,
  '/training/courses/:courseId/questions/export': courseDesk,
  '/training/courses/:courseId/questions/file': courseDesk,
  '/training/courses/:courseId/questions/import': courseDesk,
  '/training/courses/:courseId/questions/new': courseDesk,
  '/training/courses/:courseId/statistics': courseDesk,
  '/training/courses/:courseId/statistics/:questionId': courseDesk,
  '/training/courses/:courseId/translations': courseDesk,
  '/training/courses/:courseId/translations/:language': courseDesk,
  '/training/courses/:courseId/translations/:language/returned-sheet': courseDesk,
  '/training/courses/:courseId/translations/:language/sheet': courseDesk,
  '/training/translations': courseDesk,
  '/verify': 'anyone',
  '/verify/:number': 'anyone',
}

const everyRole: Role[] = [
  'manager',
  'focal-point',
  'hr',
  'trainer',
  'translator',
  'legal-reviewer',
  'access-officer',
  'auditor',
  'administrator',
]

/** Words that only the pages of the service know. None of them may be in a refusal. */
const secrets = [
  'Zephyrine',
  'Ministry of Whispers',
  'tides.example',
  'Words.',
  'Lesson lesson-',
  '-sort-',
  'Be truthful',
]

test('somebody has decided for every address of the service who it is for', () => {
  const addresses = addressesOf(routes).map(({ pattern }) => pattern)

  expect(addresses.toSorted()).toEqual(Object.keys(audiences).toSorted())
})

test('without a session no page opens, no loader answers for itself, no form is taken, and nothing is written', async () => {
  const { fill } = await aPlaceFullOfSecrets()
  const before = await lastEntry()

  for (const address of addressesOf(routes)) {
    const audience = audiences[address.pattern]
    if (audience === 'anyone' || audience === 'demonstration') continue
    for (const asked of await askInEveryWay(address, fill)) {
      expect(isSentToSignIn(asked), asked.how).toBe(true)
      expectNothingTold(asked)
    }
  }
  expect(await lastEntry()).toBe(before)
})

test.each(['nobody at all' as const, ...everyRole])(
  'a page that is for others is closed to whoever is %s',
  async (role) => {
    const { fill, unitId } = await aPlaceFullOfSecrets()
    const someone =
      role === 'nobody at all' ? await addTestPerson(db, { unitId }) : await addTestOfficer(db, role, unitId)
    const cookie = await cookieOf(someone.identifier)
    const before = await lastEntry()
    const open: Address[] = []

    for (const address of addressesOf(routes)) {
      const audience = audiences[address.pattern]
      if (!Array.isArray(audience)) continue
      if (role !== 'nobody at all' && audience.includes(role)) {
        open.push(address)
        continue
      }
      for (const asked of await askInEveryWay(address, fill, cookie)) {
        expect([asked.how, asked.status]).toEqual([asked.how, 403])
        expectNothingTold(asked)
      }
    }
    expect(await lastEntry()).toBe(before)

    for (const address of open) {
      for (const asked of await askInEveryWay(address, fill, cookie)) {
        expect([401, 403, 500], `${role}: ${asked.how}`).not.toContain(asked.status)
        expect(isSentToSignIn(asked), asked.how).toBe(false)
      }
    }
  },
)

test('the demonstration’s pages do not exist in a real office, signed in or not', async () => {
  const { fill, unitId } = await aPlaceFullOfSecrets()
  const cookie = await cookieOf((await addTestOfficer(db, 'administrator', unitId)).identifier)

  for (const address of addressesOf(routes).filter(({ pattern }) => audiences[pattern] === 'demonstration')) {
    for (const visitor of [undefined, cookie]) {
      for (const asked of await askInEveryWay(address, fill, visitor)) {
        expect([asked.how, asked.status]).toEqual([asked.how, asked.method === 'POST' && !address.acts ? 405 : 404])
      }
    }
  }
})

test('a session that was ended, forged or belongs to somebody who left is no session', async () => {
  const { fill } = await aPlaceFullOfSecrets()
  const leaver = await addTestPerson(db)
  const left = await cookieOf(leaver.identifier)
  await moveTestPerson(db, leaver.id, 'left', new Date())
  const ended = await cookieOf((await addTestPerson(db)).identifier)
  const session = await readSession(ended, new Date())
  if (!session) throw new Error('This session was to be open')
  await endSession(db, session, new Date())
  const good = await cookieOf((await addTestPerson(db)).identifier)
  const forged = [
    good.slice(0, -9),
    good.replace(/=../, '=xx'),
    good.replace(/=./, '=%'),
    'lisans-session=',
    'lisans-session=a.b',
  ]

  const account = addressesOf(routes).find(({ pattern }) => pattern === '/account') as Address
  for (const cookie of [left, ended, ...forged]) {
    for (const asked of await askInEveryWay(account, fill, cookie)) expect(isSentToSignIn(asked), cookie).toBe(true)
  }
  expect((await get('/account', { cookie: good })).status).toBe(200)
})

/** A document is redirected; to Remix's own fetches the redirection is told in the data. */
function isSentToSignIn({ status, location, said }: Asked): boolean {
  return location.startsWith('/sign-in?next=') || (status === 202 && said.includes('/sign-in?next='))
}

function expectNothingTold({ how, said }: Asked): void {
  for (const secret of secrets) expect(said.includes(secret), `${how} tells “${secret}”`).toBe(false)
}

/** People, an attempt under way and lessons, and their addresses. */
async function aPlaceFullOfSecrets() {
  const someone = await examinee({ name: 'Zephyrine Whisper' })
  await someone.learner.learn(new Date())
  const started = await someone.learner.start('final', new Date())
  if (started.kind === 'refused') throw new Error(started.reason)
  const values: Record<string, string> = {
    ':personId': someone.id,
    ':attemptId': started.attemptId,
    ':courseId': 'tides',
    ':lessonId': 'lesson-1',
    ':activityId': 'none',
    ':platformId': 'social-media',
  }
  const fill = (pattern: string) => pattern.replace(/:\w+/g, (name) => values[name] ?? name)
  return { unitId: someone.unitId, fill }
}

async function lastEntry(): Promise<number | null> {
  const [last] = await db.select({ sequence: max(ledgerEntries.sequence) }).from(ledgerEntries)
  return last?.sequence ?? null
}
