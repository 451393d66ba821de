import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SyllabusFile } from '#app/domain/catalogue/list-syllabus-files.ts'
import { Refused } from '../refused.ts'

/** A course's folder; only there are files that are no longer published taken away. */
const courseFolder = /^(\d{2}-[a-z0-9-]+|job-aids)$/

/**
 * Writes the files, and takes away from the folders of these courses what is no longer part of them. A file that is as it should be is
 * not touched, so that git and whoever looks at times see only what changed.
 */
export async function writeSyllabus(
  folder: string,
  files: readonly SyllabusFile[],
): Promise<{ written: number; unchanged: number; removed: number }> {
  const known = new Set<string>()
  let written = 0
  for (const { path: name, bytes } of files) {
    const target = path.join(folder, name)
    if (!target.startsWith(folder + path.sep)) throw new Refused(`“${name}” would lie outside ${folder}.`)
    known.add(target)
    if (await isAlready(target, bytes)) continue
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, bytes)
    written += 1
  }
  const courses = new Set(files.map(({ path: name }) => name.split('/')[0] ?? ''))
  let removed = 0
  for (const course of courses)
    if (courseFolder.test(course)) removed += await takeAwayOthers(path.join(folder, course), known)
  return { written, unchanged: files.length - written, removed }
}

/** A link is taken away first: what it points to is none of our files. */
async function isAlready(target: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lstat(target).catch(() => null)
  if (found?.isSymbolicLink()) await rm(target)
  return found?.isFile() === true && found.size === bytes.length && (await readFile(target)).equals(bytes)
}

async function takeAwayOthers(course: string, known: Set<string>): Promise<number> {
  let removed = 0
  for (const entry of await readdir(course, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (!entry.isFile() || known.has(file)) continue
    await rm(file)
    removed += 1
  }
  return removed
}
