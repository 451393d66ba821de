import { readFileSync } from 'node:fs'
import path from 'node:path'
import { extract } from 'tar'
import { examineSqlite, knownMigrations } from '#db/examine-sqlite.ts'
import { Refused } from '../refused.ts'
import { databaseName, foldersKept, listFiles, type Manifest, manifestName, manifestSchema } from './manifest.ts'

/** Unpacks an archive into an empty folder and refuses one that is foreign, damaged or from a later release. */
export async function openArchive(archive: string, folder: string): Promise<Manifest> {
  await unpack(archive, folder)
  const manifest = readManifest(archive, folder)
  await compare(manifest, folder)
  if (manifest.migrations > knownMigrations()) {
    throw new Refused('This backup was made by a later release of Lisans. Install that release first.')
  }
  const { integrity } = examineSqlite(path.join(folder, databaseName))
  if (integrity !== 'ok') throw new Refused(`The database in this backup is damaged: ${integrity}`)
  return manifest
}

async function unpack(archive: string, folder: string): Promise<void> {
  try {
    await extract({
      file: archive,
      cwd: folder,
      strict: true,
      preservePaths: false,
      filter: (name, entry) => isOurs(name) && 'type' in entry && (entry.type === 'File' || entry.type === 'Directory'),
    })
  } catch (error) {
    throw new Refused(`${archive} cannot be unpacked: ${error instanceof Error ? error.message : error}`)
  }
}

function isOurs(name: string): boolean {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  return [manifestName, databaseName, ...foldersKept].includes(parts[0] ?? '') && !parts.includes('..')
}

function readManifest(archive: string, folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8')))
  } catch {
    throw new Refused(`${archive} is not a backup of Lisans.`)
  }
}

async function compare(manifest: Manifest, folder: string): Promise<void> {
  const told = new Map(manifest.files.map((file) => [file.path, file.sha256]))
  for (const { path: name, sha256 } of await listFiles(folder)) {
    if (told.get(name) !== sha256) throw new Refused(`The backup is damaged: ${name} is not what its manifest says.`)
    told.delete(name)
  }
  const [missing] = told.keys()
  if (missing) throw new Refused(`The backup is damaged: ${missing} is missing.`)
}
