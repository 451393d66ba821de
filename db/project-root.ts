import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `courses/`, the migrations and the built pages, wherever this code was bundled to and whatever the working directory is. */
export const projectRoot: string = findRoot(path.dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'remix.config.js'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder)
    throw new Error('Lisans cannot find its own folder: remix.config.js is missing above the running code')
  return findRoot(parent)
}
