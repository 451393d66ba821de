import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

export const manifestName = 'manifest.json'
export const databaseName = 'lisans.sqlite'
/** What a backup takes along beside the database, as far as it exists. */
export const foldersKept = ['keys', 'uploads']

/** The first thing in an archive: what is in it, so that a damaged or foreign one is recognised before anything is replaced. */
export const manifestSchema = z.object({
  service: z.literal('lisans'),
  kind: z.literal('backup'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Names the machine it was made on, and says nothing else of it. Older archives do not say. */
  madeOn: z.string().optional(),
  migrations: z.number().int(),
  ledgerEnd: z.object({ sequence: z.number().int(), hash: z.string(), recordedAt: z.iso.datetime() }).nullable(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestSchema>

/** Every file below a folder with its size and hash, the manifest itself excepted. */
export async function listFiles(folder: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).split(path.sep).join('/')
    if (name !== manifestName) files.push({ path: name, bytes: statSync(file).size, sha256: await hashOf(file) })
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
