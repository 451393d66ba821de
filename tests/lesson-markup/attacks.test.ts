import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLesson } from '#app/lesson-markup/compile-lesson.ts'
import { registry } from '#app/lesson-markup/registry.ts'
import { compileSound, context, lessonWith, problemsIn, problemsOf } from './scene.ts'

declare global {
  var lessonRanAsCode: true | undefined
}

const bodies: [name: string, body: string][] = [
  ['an expression', '{process.env.SESSION_SECRET}'],
  ['an expression in a line', 'The secret is {globalThis.lessonRanAsCode = true}.'],
  ['a constructor expression', "{(() => {}).constructor('return process')()}"],
  ['an empty expression', '{}'],
  ['a comment expression', '{/* nothing */}'],
  ['an unfinished expression', 'This { is not closed'],
  ['an import', "import x from '../package.json'\n\nText"],
  ['an export', 'export const a = (globalThis.lessonRanAsCode = true)\n\nText'],
  ['an export of a component', 'export default function Layout() { return null }'],
  ['a dynamic import', "{import('node:fs')}"],
  ['a spread', "<Callout {...{ tone: 'info' }}>x</Callout>"],
  ['an attribute expression', "<Callout tone={'info'}>x</Callout>"],
  ['an attribute element', '<Callout tone=<b>x</b>>x</Callout>'],
  ['a template attribute', '<Figure src={`figures/leak-scene.svg`} alt="A scene" />'],
  ['a dangerous attribute', '<Callout tone="info" dangerouslySetInnerHTML="x">x</Callout>'],
  ['an event attribute', '<Callout tone="info" onclick="alert(1)">x</Callout>'],
  ['a style attribute', '<Callout tone="info" style="color:red">x</Callout>'],
  ['a ref attribute', '<Callout tone="info" ref="x">x</Callout>'],
  ['a key attribute', '<Callout tone="info" key="x">x</Callout>'],
  ['a children attribute', '<Callout tone="info" children="x" />'],
  ['a namespaced attribute', '<Callout tone="info" xlink:href="javascript:alert(1)">x</Callout>'],
  ['a doubled attribute', '<Callout tone="info" tone="warning">x</Callout>'],
  ['a prototype attribute', '<Callout tone="info" __proto__="x">x</Callout>'],
  ['a constructor attribute', '<Callout tone="info" constructor="x">x</Callout>'],
  ['a script', '<script>globalThis.lessonRanAsCode = true</script>'],
  ['a script in a line', 'Text <script src="https://evil.example/x.js"></script> text'],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>" />'],
  ['a picture with a handler', '<img src="x" onerror="alert(1)" />'],
  ['a form', '<form action="https://evil.example"><input name="password" /></form>'],
  ['an SVG', '<svg onload="alert(1)"></svg>'],
  ['a style sheet', '<style>body { display: none }</style>'],
  ['a base address', '<base href="https://evil.example/" />'],
  ['an HTML comment', 'Text <!-- hidden --> text'],
  ['a plain paragraph tag', '<p>Text</p>'],
  ['a fragment', '<>Text</>'],
  ['a dotted name', '<Callout.Provider tone="info">x</Callout.Provider>'],
  ['a constructor path', '<Callout.constructor />'],
  ['a namespaced name', '<svg:script>x</svg:script>'],
  ['a component called constructor', '<constructor />'],
  ['a component called __proto__', '<__proto__ />'],
  ['a component called toString', '<toString />'],
  ['a component called hasOwnProperty', '<hasOwnProperty />'],
  ['a component of React', '<Fragment>x</Fragment>'],
  ['a forged part', '<LessonPart at="0">x</LessonPart>'],
  ['a forged spot', '<LessonSpot htmlFor="x" number="1">x</LessonSpot>'],
  ['the compiler’s own name', '<MDXContent />'],
  ['the compiler’s wrapper', '<MDXLayout>x</MDXLayout>'],
  ['a look-alike name', '<\u0421allout tone="info">x</\u0421allout>'],
  ['a figure that leaves its folder', '<Figure src="figures/../../package.json" alt="A scene" />'],
  ['a figure by an absolute path', '<Figure src="/etc/passwd" alt="A scene" />'],
  ['a figure from elsewhere', '<Figure src="https://evil.example/x.svg" alt="A scene" />'],
  ['a figure as data', '<Figure src="data:image/svg+xml,x" alt="A scene" />'],
  ['a figure with an escaped path', '<Figure src="figures/%2e%2e/x.svg" alt="A scene" />'],
  ['a figure with a hidden end', '<Figure src="figures/leak-scene.svg&#0;.html" alt="A scene" />'],
  ['a picture in Markdown', '![a](https://evil.example/pixel.png)'],
  ['a picture by reference', '![a][b]\n\n[b]: https://evil.example/pixel.png'],
  ['a footnote', 'Text[^1]\n\n[^1]: The note'],
  ['a heading of the first level', '# Another title'],
  ['a heading in a quotation', '> ## Hidden heading'],
  ['a task list', '- [ ] tick me'],
  ['a bidirectional override', 'Send it to \u202Egnp.exe'],
  ['a null character', 'Text \u0000 text'],
  ['tags nested without end', '<Callout tone="info">'.repeat(300)],
  ['closed tags nested deeply', `${'<Callout tone="info">\n\n'.repeat(12)}x${'\n\n</Callout>'.repeat(12)}`],
  ['quotations nested deeply', `${'>'.repeat(3_000)} a`],
  ['lists nested deeply', `${'- '.repeat(400)}a`],
  [
    'lists nested deeply by indentation',
    Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  ],
  ['emphasis without end', '*a_ '.repeat(2_000)],
  ['brackets without end', '['.repeat(2_000)],
  ['headings without end', 'a\n-\n'.repeat(5_000)],
  ['a table of a hundred columns', `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n${'a\n'.repeat(900)}`],
  ['more than 30 kB', 'word '.repeat(7_000)],
  ['a hidden option', '<Option correct>x<Because>y</Because></Option>'],
  ['a link in a link', '[a <Term id="personal-data">b</Term>](https://www.gov.sc)'],
  ['a block inside words', '<Term id="personal-data">\n\n<Callout tone="info">x</Callout>\n\n</Term>'],
  ['an activity in a quotation', '> <Question id="q">What?</Question>'],
]

test.each(bodies)('%s is refused', async (_, body) => {
  const problems = await problemsIn(body)
  expect(problems.length).toBeGreaterThan(0)
  for (const { line, message, severity } of problems) {
    expect(severity).toBe('error')
    expect(line).toBeGreaterThan(0)
    expect(message, 'no path, no word of the compiler').not.toMatch(
      /\/work|node_modules|_mdx_bundler|\.mdx\b|acorn|micromark|vfile|undefined/i,
    )
    expect(message).toMatch(/^[^a-z].*[.?]$/s)
  }
  expect(globalThis.lessonRanAsCode).toBeUndefined()
})

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'java&#10;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#1;javascript:alert(1)',
  'javascript&colon;alert(1)',
  '\\javascript:alert(1)',
  '&nbsp;javascript:alert(1)',
  '&#x2028;javascript:alert(1)',
  'data:text/html,x',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'blob:https://www.gov.sc/x',
  'http://www.gov.sc',
  'ftp://www.gov.sc',
  '//evil.example/x',
  '/\\\\evil.example',
  '/&#9;/evil.example',
  '\\\\\\\\evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\\\\\evil.example',
  'https://',
  'https://www.gov.sc@evil.example/',
  'https://user:pass@evil.example/',
  'https://www.g\u043Ev.sc/',
  'https://localhost/admin',
  'mailto:',
  'mailto:a@b.sc?bcc=evil@evil.example&body=x',
  'lesson.html',
  '../../admin',
  '/lessons/../admin',
  '/%2e%2e/admin',
  '#',
  '?_routes=x',
]

test.each(addresses)('the address %s is refused in links and definitions', async (address) => {
  for (const body of [`[a](<${address}>)`, `[a][b]\n\n[b]: <${address}>`]) {
    expect((await problemsIn(body)).map(({ rule }) => rule)).toContain('address')
  }
})

test('an address that merely looks like a web address is refused when it is not secure', async () => {
  expect(await problemsIn('Go to www.gov.sc today')).toMatchObject([{ rule: 'address' }])
  expect(await problemsIn('Go to http://gov.sc today')).toMatchObject([{ rule: 'address' }])
  await compileSound('Go to https://www.gov.sc today, or write to info@gov.sc.')
})

test.each(['https://www.gov.sc/a?b=c#d', 'mailto:info@gov.sc', '#term-consent', '/courses/privacy'])(
  'the address %s is let through',
  async (address) => {
    const lesson = await compileSound(`[a](${address})`)
    expect(lesson.segments).toMatchObject([{ html: expect.stringContaining(`href="${address}"`) }])
  },
)

const sources: [name: string, source: string][] = [
  ['front matter in JavaScript', '---js\n{ title: (globalThis.lessonRanAsCode = true) }\n---\nText'],
  ['front matter in JavaScript, spelt out', '---javascript\nglobalThis.lessonRanAsCode = true\n---\nText'],
  ['front matter in CoffeeScript', '---coffee\nglobalThis.lessonRanAsCode = true\n---\nText'],
  ['front matter in JSON', '---json\n{"title":"x"}\n---\nText'],
  ['front matter after a byte order mark', '\ufeff---js\n{ title: (globalThis.lessonRanAsCode = true) }\n---\nText'],
  ['front matter that is not closed', '---\ntitle: x\n'],
  ['no front matter', 'Text'],
  [
    'a second front matter in JavaScript',
    `${lessonWith('')}---js\n{ x: (globalThis.lessonRanAsCode = true) }\n---\nText`,
  ],
  ['a YAML tag', '---\ntitle: !!js/function "function () {}"\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['a YAML binary', '---\ntitle: !!binary "aGk="\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['a YAML anchor', '---\ntitle: &a x\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['a YAML bomb', `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: [*c,*c,*c]\n---\nText`],
  ['a YAML merge', '---\n<<: { title: x }\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['a YAML prototype', '---\n__proto__: { title: x }\ntitle: T\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['a name given twice', '---\ntitle: T\ntitle: U\nsummary: S\nminutes: 7\nobjectives: [sort]\n---\nText'],
  ['brackets in YAML without end', `---\ntitle: ${'['.repeat(5_000)}\n---\nText`],
  [
    'nested YAML without end',
    `---\n${Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\nText`,
  ],
  ['an unknown name', '---\ntitle: T\nsummary: S\nminutes: 7\nobjectives: [sort]\nlayout: x\n---\nText'],
]

test.each(sources)('%s is refused and nothing runs', async (_, source) => {
  const problems = await problemsOf(source)
  expect(problems.length).toBeGreaterThan(0)
  for (const { message } of problems) expect(message).not.toMatch(/\/work|node_modules|undefined/)
  expect(globalThis.lessonRanAsCode).toBeUndefined()
})

test('a body that pretends to be front matter is only text', async () => {
  const lesson = await compileSound('\n---\nglobal: text\n\nMore text')
  expect(JSON.stringify(lesson.segments)).toContain('global: text')
})

test('whatever is written, the answer is a lesson of harmless HTML or a list of problems', async () => {
  const names = registry.map(({ name }) => name)
  const piece = fc.oneof(
    fc.constantFrom(...registry.map(({ example }) => example)),
    fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '{',
      '}',
      '"',
      '*',
      '_',
      '`',
      '[',
      '](',
      ')',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '## ',
      '|',
      '&#106;',
      'javascript:',
      'https://gov.sc',
      '&lt;script&gt;',
    ),
    fc.constantFrom(...names).map((name) => `<${name}>`),
    fc.constantFrom(...names).map((name) => `</${name}>`),
    fc.string({ maxLength: 12 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const compilation = await compileLesson(lessonWith(pieces.join('')), context)
      if (compilation.kind === 'faulty') expect(compilation.problems.length).toBeGreaterThan(0)
      else for (const html of htmlIn(compilation.lesson)) expectHarmless(html)
    }),
    { numRuns: 150 },
  )
}, 60_000)

/** Every string of HTML in a compiled lesson, those of its activities too. */
function htmlIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (/^html$|Html$/.test(name) ? [inner] : []) : htmlIn(inner),
  )
}

const harmlessTags =
  /^(p|h[2-4]|em|strong|del|code|pre|blockquote|ul|ol|li|br|hr|table|thead|tbody|tr|th|td|a|div|figure|img|figcaption|span|section|dl|dt|dd|label|sup)$/
const harmlessAttributes = /^(class|href|src|alt|loading|lang|start|scope|title|id|for|aria-labelledby)$/

function expectHarmless(html: string) {
  for (const [, name = '', attributes = ''] of html.matchAll(/<([a-z0-9]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)) {
    expect(name).toMatch(harmlessTags)
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
      expect(attribute).toMatch(harmlessAttributes)
      if (attribute === 'href') expect(value).toMatch(/^(https:\/\/|mailto:|#|\/(?!\/))/)
    }
  }
  expect(html.replace(/<\/?[a-z0-9]+(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi, '')).not.toContain('<')
}
