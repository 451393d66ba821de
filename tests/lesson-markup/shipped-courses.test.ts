import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'

const folder = fileURLToPath(new URL('../../courses', import.meta.url))

test('the courses that are shipped have nothing to mend, not even when the check is strict', async () => {
  const syllabus = await compileSyllabus(await readSyllabus(folder), (_, src) => `/${src}`)
  expect(checkSyllabus(syllabus).map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
  expect(syllabus.courses.length).toBeGreaterThan(0)
})
