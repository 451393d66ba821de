import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Database } from '#db/handle.ts'
import type { Draft } from './find-draft.ts'

/** SHA-256 (hex) over every file of a draft: what was looked at, reviewed and published is the same. */
export function draftHash({ folder, files }: Pick<Draft, 'folder' | 'files'>): string {
  return sha256(canonicalJson([folder, [...files.values()].map(({ path, hash }) => [path, hash])]))
}

/** SHA-256 (hex) over the registers, for what a text becomes depends on them as well. */
export async function registersHash(db: Database): Promise<string> {
  const sources: (string | null)[] = []
  for (const register of ['legal', 'glossary', 'translations'] as const) sources.push(await findRegister(db, register))
  return sha256(canonicalJson(sources))
}
