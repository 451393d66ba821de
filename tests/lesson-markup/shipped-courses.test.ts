import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'

const folder = fileURLToPath(new URL('../../courses', import.meta.url))

test('the courses that are shipped have no errors', async () => {
  const syllabus = await compileSyllabus(await readSyllabus(folder), (_, src) => `/${src}`)
  const errors = checkSyllabus(syllabus).filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
  expect(syllabus.courses.length).toBeGreaterThan(0)
})
