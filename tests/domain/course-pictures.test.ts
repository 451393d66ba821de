import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { addPicture, replacePicture } from '#app/domain/authoring/keep-picture.ts'
import { listPictures } from '#app/domain/authoring/list-pictures.ts'
import { pictureSource } from '#app/domain/authoring/picture-name.ts'
import { preparePicture } from '#app/domain/authoring/prepare-picture.ts'
import { removePicture } from '#app/domain/authoring/remove-picture.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { settleSetAside } from '#app/domain/authoring/settle-set-aside.ts'
import { takeBackChange } from '#app/domain/authoring/take-back-change.ts'
import { setAsideTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { png } from '#tests/support/pictures.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const path = '02-privacy/figures/desk.svg'
const words = { en: 'A desk with an open file' }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const svg = (inside: string) => bytesOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)

test('a photograph becomes small, upright and silent about where it was taken', async () => {
  const camera = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#2a6' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Jean' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '4/1 37/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()

  const prepared = await preparePicture(Buffer.concat([camera, bytesOf('<script>alert(1)</script>')]))

  if (prepared.kind === 'refused') throw new Error(prepared.reason)
  const { width, height, exif } = await sharp(prepared.bytes).metadata()
  expect([width, height, exif]).toEqual([1600, 2400, undefined])
  expect(prepared.bytes.length).toBeLessThanOrEqual(100_000)
  expect(Buffer.from(prepared.bytes).includes('script')).toBe(false)
})

test('what is no still picture of a sensible size is refused, each with how to mend it', async () => {
  const frame = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const moving = await sharp([frame, await sharp(frame).negate().png().toBuffer()], { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer()
  const noise = await sharp({
    create: {
      width: 1000,
      height: 1000,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 90 },
    },
  })
    .png()
    .toBuffer()
  const reasons = await Promise.all(
    [png(30_000, 30_000), frame.subarray(0, 60), bytesOf('GIF89a<script>'), moving, noise, new Uint8Array()].map(
      async (bytes) => {
        const prepared = await preparePicture(bytes)
        return prepared.kind === 'refused' && prepared.reason
      },
    ),
  )

  expect(reasons).toEqual([
    'picture-too-many-pixels',
    'picture-not-a-picture',
    'picture-not-a-picture',
    'picture-animated',
    'picture-too-large',
    'picture-not-a-picture',
  ])
})

test.each([
  '<script>alert(1)</script>',
  '<rect onload="alert(1)" width="3"/>',
  '<foreignObject><iframe src="https://evil.example"/></foreignObject>',
  '<image href="https://evil.example/x.png"/>',
  '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
  '<use href="https://evil.example/x.svg#a"/>',
  '<use xlink:href="javascript:alert(1)"/>',
  '<a href="javascript:alert(1)"><text>x</text></a>',
  '<style>@import url(https://evil.example)</style>',
  '<rect style="fill:url(https://evil.example/x)"/>',
  '<rect style="fill:\\75rl(https://evil.example/x)"/>',
  '<rect fill="url(&#104;ttps://evil.example/x)"/>',
  '<animate attributeName="href" values="javascript:alert(1)"/>',
  '<set attributeName="onmouseover" to="alert(1)"/>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<title><script>alert(1)</script></title>',
  '</svg><script>alert(1)</script>',
  '<handler xmlns="x" type="text/javascript">alert(1)</handler>',
])('a drawing comes out without what acts or comes from elsewhere: %s', async (attack) => {
  const prepared = await preparePicture(svg(`<circle r="4" style="fill:#0a0"/>${attack}`))

  const written = prepared.kind === 'prepared' ? Buffer.from(prepared.bytes).toString() : ''
  expect(written).toContain('fill="#0a0"')
  expect(written.replaceAll('&#x3C;', '')).not.toMatch(
    /<script|<img|<image|\son\w+=|javascript:|evil|foreignObject|<style|<animate|<set|<handler|iframe/i,
  )
})

test('a drawing that brings entities, unfolds without end, or is written otherwise is refused', async () => {
  const laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>'
  const xxe = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>'
  const sent = [laughs, xxe, `<svg>${'<g>'.repeat(50_000)}`, '<svg></svg>', '<html><body>no</body></html>'].map(bytesOf)
  const wide = Buffer.from(`\ufeff<svg><script>alert(1)</script></svg>`, 'utf16le')

  const reasons = await Promise.all(
    [...sent, wide].map(async (bytes) => (await preparePicture(bytes)) as { reason?: string }),
  )

  expect(reasons.map(({ reason }) => reason)).toEqual([
    'picture-forbidden',
    'picture-forbidden',
    'picture-forbidden',
    'picture-nothing-left',
    'picture-not-a-picture',
    'picture-encoding',
  ])
})

test('a drawing keeps its gradients and says what it lost, and shapes cannot multiply without end', async () => {
  const gradient = '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
  const nest = '<symbol id="a"><rect/></symbol><symbol id="b"><use href="#a"/><use href="#a"/></symbol>'

  const prepared = await preparePicture(svg(`${gradient}<rect fill="url(#g)" onclick="x()"/>${nest}<use href="#b"/>`))

  const written = prepared.kind === 'prepared' ? Buffer.from(prepared.bytes).toString() : ''
  expect(written).toContain('<linearGradient id="g">')
  expect(written).toContain('fill="url(#g)"')
  expect(written.match(/<use/g)).toHaveLength(1)
  expect(prepared).toMatchObject({ removed: ['onclick', '<use>'] })
})

test.each([
  ['../../etc/passwd.png', 'figures/passwd.png'],
  ['C:\\Users\\Marie\\Écran d’été.PNG', 'figures/ecran-dete.png'],
  ['leak.php.png', 'figures/leak.png'],
  ['gpj.\u202eexe\u200f', 'figures/gpj.png'],
  ['.htaccess', 'figures/htaccess.png'],
  ['\u0000', 'figures/picture.png'],
  ['2024 été \x80.png', 'figures/ete.png'],
  [`${'a'.repeat(5000)}.png`, `figures/${'a'.repeat(50)}.png`],
])('the name of a picture is made of the file’s, whatever stands in it: %j', (fileName, src) => {
  expect(pictureSource(fileName, 'png')).toBe(src)
})

test('an author adds a picture, shows it, replaces it and cannot take it away while it is shown', async () => {
  const { db, author, stranger } = await desk()
  const sent = { courseId, bytes: svg('<circle r="4"/>'), fileName: 'My desk.svg', language: 'en', words } as const

  expect(await addPicture(db, sent, stranger.actor, noon)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await addPicture(db, sent, author.actor, noon)).toEqual({
    kind: 'kept',
    src: 'figures/my-desk.svg',
    removed: [],
  })
  expect(await addPicture(db, sent, author.actor, noon)).toMatchObject({ kind: 'kept' })
  const other = { ...sent, bytes: svg('<rect width="4"/>') }
  expect(await addPicture(db, other, author.actor, noon)).toMatchObject({ reason: 'picture-name-taken' })

  const [picture] = await pictures(db)
  expect(picture).toMatchObject({ src: 'figures/my-desk.svg', words, shownIn: [], version: 1, state: 'new' })
  const replacement = { courseId, src: 'figures/my-desk.svg', version: 1, bytes: other.bytes, words }
  expect(await replacePicture(db, replacement, author.actor, noon)).toMatchObject({ kind: 'kept' })
  expect(
    await replacePicture(db, { ...replacement, bytes: svg('<path d="M0 0"/>') }, author.actor, noon),
  ).toMatchObject({
    reason: 'picture-changed',
  })
  expect(await replacePicture(db, { ...replacement, bytes: png(2, 2) }, author.actor, noon)).toMatchObject({
    reason: 'picture-other-kind',
  })
  const gone = { courseId, src: 'figures/my-desk.svg', version: 2 }
  expect(await removePicture(db, gone, stranger.actor, noon)).toMatchObject({ reason: 'not-on-the-team' })
  expect(await removePicture(db, gone, author.actor, noon)).toEqual({ kind: 'removed' })
  expect(await pictures(db)).toEqual([])
})

test('a picture that a text shows stays', async () => {
  const shown = secondLesson('See it.\n\n<Figure src="figures/desk.svg" alt="A desk" />\n\nThen')
  const { db, author } = await desk({
    '02-privacy/figures/desk.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '02-privacy/02-second.mdx': shown,
  })

  expect(await pictures(db)).toMatchObject([{ shownIn: ['02-privacy/02-second.mdx'], words: { en: 'A desk' } }])
  expect(await removePicture(db, { courseId, src: 'figures/desk.svg', version: 0 }, author.actor, noon)).toMatchObject({
    reason: 'picture-shown',
  })
})

test('a picture that is taken back, taken out or replaced is kept for whoever sent it, and can be put back', async () => {
  const { db, author } = await desk()
  const sent = { courseId, bytes: svg('<rect width="1"/>'), fileName: 'desk.svg', language: 'en', words } as const
  await addPicture(db, sent, author.actor, noon)
  const first = (await findDraft(db, courseId))?.files.get(path)?.bytes
  await replacePicture(
    db,
    { courseId, src: 'figures/desk.svg', version: 1, bytes: svg('<rect width="2"/>'), words },
    author.actor,
    noon,
  )
  await takeBackChange(db, { courseId, path, version: 2 }, author.actor, noon)
  expect((await findDraft(db, courseId))?.files.has(path)).toBe(false)

  const kept = await db.select().from(setAsideTexts)
  expect(kept.map(({ path: at, personId }) => [at, personId])).toEqual([
    [path, author.id],
    [path, author.id],
  ])
  const mine = kept.find((one) => Buffer.from(one.text, 'base64').equals(Buffer.from(first ?? [])))
  const settlement = { courseId, setAsideId: mine?.id ?? '', version: 3, seen: '' }
  const hostile = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  const settle = (text: string) => settleSetAside(db, { ...settlement, text }, author.actor, noon)
  expect(await settle(hostile)).toMatchObject({ reason: 'no-such-file' })
  expect(await settle(mine?.text ?? '')).toEqual({ kind: 'settled' })
  expect((await findDraft(db, courseId))?.files.get(path)?.bytes).toEqual(first)
})

test('a picture comes in by its own door only, where it is drawn anew', async () => {
  const { db, author } = await desk()
  const save = { courseId, path, content: svg('<script>alert(1)</script>'), version: 0 }

  expect(await saveDraftFile(db, save, author.actor, noon)).toMatchObject({ reason: 'no-such-file' })
})

async function pictures(db: Awaited<ReturnType<typeof emptyDatabase>>) {
  const draft = await findDraft(db, courseId)
  return draft ? listPictures(db, draft) : []
}

async function desk(files: Record<string, string> = {}) {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db, files)
  return { db, author: await addTestAuthor(db), stranger: await addTestAuthor(db, 'translator') }
}
