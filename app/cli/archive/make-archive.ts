import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { create } from 'tar'
import { sqliteFile } from '#db/connect.ts'
import { copySqlite } from '#db/copy-sqlite.ts'
import { examineSqlite } from '#db/examine-sqlite.ts'
import { Refused } from '../refused.ts'
import { databaseName, foldersKept, listFiles, type Manifest, manifestName } from './manifest.ts'
import { thisMachine } from './this-machine.ts'

/**
 * Packs database, keys and uploads into one file, while the service runs. The file appears whole or not at all, and only
 * after its database was read back. It holds private keys: its owner alone may read it.
 */
export async function makeArchive(dataDirectory: string, archive: string, at: Date): Promise<Manifest> {
  // Beside the archive, because that disk has room for it.
  const staging = mkdtempSync(path.join(path.dirname(archive), '.lisans-backup-'))
  try {
    await copySqlite(sqliteFile(dataDirectory), path.join(staging, databaseName))
    // After the database: whatever it speaks of is there by now.
    for (const folder of foldersKept) copyFolder(path.join(dataDirectory, folder), path.join(staging, folder))
    const manifest = await describe(staging, at)
    writeFileSync(path.join(staging, manifestName), JSON.stringify(manifest, null, 2))
    await pack(staging, archive)
    return manifest
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

async function describe(staging: string, at: Date): Promise<Manifest> {
  const { integrity, migrations, ledgerEnd } = examineSqlite(path.join(staging, databaseName))
  if (integrity !== 'ok') throw new Refused(`The database is damaged, and a copy of it would be too: ${integrity}`)
  return {
    service: 'lisans',
    kind: 'backup',
    format: 1,
    madeAt: at.toISOString(),
    madeOn: thisMachine(),
    migrations,
    ledgerEnd: ledgerEnd && { ...ledgerEnd, recordedAt: ledgerEnd.recordedAt.toISOString() },
    files: await listFiles(staging),
  }
}

async function pack(staging: string, archive: string): Promise<void> {
  const unfinished = `${archive}.unfinished`
  const present = [databaseName, ...foldersKept].filter((name) => existsSync(path.join(staging, name)))
  try {
    // Made before anything is written into it, so that nobody else can read it meanwhile.
    await (await open(unfinished, 'w', 0o600)).close()
    await create({ gzip: true, cwd: staging, file: unfinished, portable: true }, [manifestName, ...present])
    await sync(unfinished)
    await rename(unfinished, archive)
    await sync(path.dirname(archive))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function copyFolder(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true })
}

async function sync(file: string): Promise<void> {
  const opened = await open(file, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
