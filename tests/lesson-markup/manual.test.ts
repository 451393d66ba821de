import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { registry } from '#app/lesson-markup/registry.ts'
import { writeManual } from '#app/lesson-markup/write-manual.ts'

const file = new URL('../../courses/README.md', import.meta.url)

test('the author’s manual is current (mend with: npx vitest run --config remix.config.js tests/lesson-markup/manual.test.ts --update)', async () => {
  const manual = await readFile(file, 'utf8')
  await expect(writeManual(manual)).toMatchFileSnapshot(file.pathname)
})

test('the manual shows every component with every attribute, its meaning and an example', async () => {
  const manual = await readFile(file, 'utf8')
  for (const { name, fields, example, help } of registry) {
    const section = manual.split(`### \`<${name}>\`\n`)[1]?.split('\n### ')[0] ?? ''
    expect(section).toContain(help)
    expect(section).toContain(example)
    for (const field of Object.keys(fields.shape))
      expect(section).toMatch(new RegExp(`\\| \`${field}\` \\| [^|]+ \\| (yes|no) \\| [^|]+ \\|`))
  }
})
