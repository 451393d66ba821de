import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SyllabusFile } from '#app/domain/catalogue/list-syllabus-files.ts'
import { Refused } from '../refused.ts'

/** A course's folder; only there are files that are no longer published taken away. */
const courseFolder = /^(\d{2}-[a-z0-9-]+|job-aids)$/

/** Writes the files, and takes away from the folders of these courses what is no longer part of them. Answers how many it wrote. */
export async function writeSyllabus(folder: string, files: AsyncIterable<SyllabusFile>): Promise<number> {
  const written = new Set<string>()
  for await (const { path: name, bytes } of files) {
    const target = path.join(folder, name)
    if (!target.startsWith(folder + path.sep)) throw new Refused(`“${name}” would lie outside ${folder}.`)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, bytes)
    written.add(target)
  }
  const courses = new Set([...written].map((file) => path.relative(folder, file).split(path.sep)[0] ?? ''))
  for (const course of courses) if (courseFolder.test(course)) await takeAwayOthers(path.join(folder, course), written)
  return written.size
}

async function takeAwayOthers(course: string, written: Set<string>): Promise<void> {
  const entries = await readdir(course, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isFile() && !written.has(file)) await rm(file)
  }
}
