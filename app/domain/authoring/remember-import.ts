import type { Transaction } from '#db/handle.ts'
import { importedFiles } from '#db/schema/index.ts'
import { findImportBase } from './find-import-base.ts'
import type { PublishedFile } from './find-published-files.ts'

type Imported = { courseId: string; incoming: ReadonlyMap<string, PublishedFile> }

/**
 * The part of an import that notes what the files said, so that the next one sees what changed in them since. Only what is in no revision
 * from files is stored. Answers whether the files said anything else than at the last import.
 */
export async function rememberImport(tx: Transaction, { courseId, incoming }: Imported, at: Date): Promise<boolean> {
  const base = await findImportBase(tx, courseId)
  const paths = new Set([...base.keys(), ...incoming.keys()])
  const differing = [...paths].filter((path) => base.get(path)?.hash !== incoming.get(path)?.hash).sort()
  for (const path of differing) {
    const file = incoming.get(path)
    const brought = {
      hash: file?.hash ?? null,
      contentBase64: file ? Buffer.from(file.bytes).toString('base64') : null,
      importedAt: at,
    }
    await tx
      .insert(importedFiles)
      .values({ courseId, path, ...brought })
      .onConflictDoUpdate({ target: [importedFiles.courseId, importedFiles.path], set: brought })
  }
  return differing.length > 0
}
