import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPersonas, type PersonaKey } from '#db/demo/demo-personas.ts'
import { accessibilityFaults, forgive, overflow, persona, picture, theHouse, visitor } from '#tests/support/browser.ts'

/** What the home page must say to each learner: where they stand, and what comes next. */
const truths: Partial<Record<PersonaKey, [RegExp, RegExp]>> = {
  newcomer: [/You have not started yet/, /Start the first lesson/],
  francophone: [/Vous n’avez pas encore commencé/, /Commencer la première leçon/],
  'half-way': [/You are on your way/, /Next: the (lesson|quiz)/],
  'tested-out': [/You know this module. Its lessons are optional/, /Next: the lesson/],
  'ready-for-final': [/You are on your way/, /Go to the final examination/],
  'cool-down': [/You are on your way/, /You can take the final examination again from/],
  'needs-unlock': [/You are on your way/, /Your focal point will talk with you/],
  retake: [/You are on your way/, /Only those are asked again/],
  'ready-to-sign': [/You are on your way/, /Read and sign the rules/],
  certified: [/Vous êtes certifiée? jusqu’au/, /LS|Certificat/],
  'refresher-due': [/You are certified until/, /A short refresher is due/],
  refreshed: [/Vous êtes certifiée? jusqu’au/, /^(?!.*Une courte révision est prévue)/s],
  expiring: [/Your certificate ends on/, /Renew now/],
  expired: [/Your certificate ended on/, /Renew now/],
  suspended: [/Your certificate is suspended/, /See why, and reply/],
  revoked: [/Your certificate was revoked/, /only a named officer can lift/],
  exempt: [/./, /./],
  'on-leave': [/./, /./],
}

const open: PersonaKey[] = ['certified', 'refresher-due', 'refreshed', 'expiring', 'on-leave']

test('the home page tells each learner of the demonstration the truth, and the gate says the same', async () => {
  const { server } = await theHouse()
  const token = (await server.lisans('gate-token', 'create', 'proxy')).trim().split('\n').at(-1) ?? ''
  for (const [key, [standing, next]] of Object.entries(truths) as [PersonaKey, [RegExp, RegExp]][]) {
    const { page, context } = await visitor({ as: key })
    await page.goto('/')
    const said = await page.locator('main').textContent()
    expect(said, key).toMatch(standing)
    expect(said, key).toMatch(next)

    const asked = `${server.url}/gate/v1/check?person=${persona(key).staffNumber}`
    const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` } })
    expect([key, answer.status]).toEqual([key, open.includes(key) ? 204 : 403])
    expect(await page.locator('.lisans-standing__facts dd').first().textContent(), key).toMatch(
      open.includes(key) ? /^(Open|Ouvert)/ : /^(Not open|Fermé|Pas ouvert)/,
    )
    await context.close()
  }
})

/** Pages on which each person finds something else. */
const personal = new Set(['/', '/final', '/certificate', '/refresher', '/modules/confidentiality'])
const seen = new Set<string>()

const inOtherLanguages = [
  '/rules',
  '/account',
  '/help',
  '/privacy',
  '/glossary',
  '/accessibility',
  '/accommodation',
  '/modules/privacy',
  '/modules/privacy/quiz',
  '/modules/confidentiality/lessons/three-piles',
  '/modules/privacy/lessons/island-test',
  '/modules/legal-framework/lessons/neutrality',
]

test.each(['the public', ...demoPersonas.map(({ key }) => key)] as const)(
  'every page that %s can reach by links is free of accessibility faults and fits 320 pixels',
  async (who) => {
    const key = who === 'the public' ? null : who
    const { page, context } = await visitor(key ? { as: key, width: 320 } : { width: 320 })
    const known =
      key === null
        ? ['/', '/demo/outbox', '/forgotten-password?sent', '/verify?number=']
        : ['/', '/account/password', ...personal]
    const waiting: string[] = [...known]
    const faults: string[] = []
    while (waiting.length > 0) {
      const address = waiting.shift() as string
      const kind = kindOf(address)
      const differs = kind === '/' || (personal.has(kind) && key !== null && key in truths)
      const once = differs ? `${kind} ${key}` : kind
      if (seen.has(once)) continue
      seen.add(once)
      const answer = await page.goto(address)
      if (!answer || answer.status() >= 400) faults.push(`${address}: ${answer?.status()}`)
      faults.push(...(await lookAt(page, `${key ?? 'public'} ${address}`)))
      waiting.push(...(await linksOn(page)))
    }
    expect(faults).toEqual([])
    await context.close()
  },
  // A trainer has the most pages, and an editor takes its time.
  240_000,
)

test.each(['certified', 'exempt'] as const)(
  'in the language of the person who is %s pages are as sound and as narrow as in English',
  async (key) => {
    const { page, context } = await visitor({ as: key, width: 320 })
    const faults: string[] = []
    for (const address of inOtherLanguages) {
      await page.goto(address)
      expect(await page.locator('html').getAttribute('lang')).toBe(persona(key).language)
      faults.push(...(await lookAt(page, `${key} ${address}`)))
    }
    expect(faults).toEqual([])
    await context.close()
  },
)

test('with the widest text spacing that readers may set, and in forced colours, nothing sticks out of a narrow page', async () => {
  const { page, context } = await visitor({ as: 'ready-to-sign', width: 320 })
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const tooWide: string[] = []
  for (const address of ['/', '/final', '/modules/privacy', '/account', ...inOtherLanguages]) {
    await page.goto(address)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`)
      document.adoptedStyleSheets = [sheet]
    })
    const pixels = await overflow(page)
    if (pixels > 0) tooWide.push(`${address}: ${pixels} px`)
  }
  expect(tooWide).toEqual([])
  await context.close()
})

test('these tests would notice a script that the security policy forbids', async () => {
  const { page, context } = await visitor()
  await page.goto('/')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    document.head.append(script)
  })
  expect(await page.title()).not.toBe('taken over')
  expect(forgive(/Content Security Policy/)).toBe(1)
  await context.close()
})

test('pages that say no are as sound as the others', async () => {
  const { page } = await visitor({ as: 'newcomer', width: 320 })
  const faults: string[] = []
  for (const address of [
    '/no-such-page',
    '/admin/people',
    '/verify/AAAAA-AAAAA-AAAAA-AAAAA',
    '/invitation/NOTHING',
    '/modules/none',
  ]) {
    const answer = await page.goto(address)
    expect([403, 404], address).toContain(answer?.status())
    faults.push(...(await lookAt(page, `refused ${address}`)))
  }
  expect(faults).toEqual([])
  forgive(/Failed to load resource: .* (403|404)/)
})

async function lookAt(page: Page, name: string): Promise<string[]> {
  const faults = await accessibilityFaults(page)
  const tooWide = await overflow(page)
  if (tooWide > 0) faults.push(`${tooWide} px too wide`)
  await picture(page, name)
  return faults.map((fault) => `${name}: ${fault}`)
}

async function linksOn(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href]:not([download])')
    .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href))
  const here = new URL(page.url()).origin
  return links
    .map((link) => new URL(link))
    .flatMap(({ origin, pathname, search }) => (origin === here ? pathname + search : []))
}

/** One page of each kind is enough: ids, numbers and queries make no other. */
function kindOf(address: string): string {
  const [path = ''] = address.split('?')
  if (address.startsWith('/sign-in')) return '/sign-in'
  return path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/\d+(?=\/|$)/g, '/:number')
    .replace(/^\/verify\/.+/, '/verify/:number')
    .replace(/^\/training\/courses\/(?!new$)[^/]+/, '/training/courses/:id')
    .replace(
      /^(\/training\/.*\/(?:lessons|questions|statistics|pictures|revisions))\/(?!new$|import$|export$)[^/]+/,
      '$1/:one',
    )
}
