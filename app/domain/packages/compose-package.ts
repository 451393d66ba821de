import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import type { ModuleSource } from './find-module-source.ts'
import { writeCmi5Structure } from './write-cmi5-structure.ts'
import { writeScormManifest } from './write-scorm-manifest.ts'

type Parts = {
  format: 'scorm12' | 'cmi5'
  /** The page, see app/web/package-page.tsx. */
  page: string
  script: string
  stylesheet: string
}

/** The package as a ZIP file; the same module in the same language gives the same bytes. */
export function composePackage(
  source: ModuleSource,
  { format, page, script, stylesheet }: Parts,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const files = new Map<string, Uint8Array>([
    ['index.html', encoder.encode(page)],
    ['lisans.css', encoder.encode(stylesheet)],
    ['lisans.js', encoder.encode(script)],
    ...source.figures,
  ])
  if (format === 'cmi5') files.set('cmi5.xml', encoder.encode(writeCmi5Structure(source)))
  else files.set('imsmanifest.xml', encoder.encode(writeScormManifest(source, [...files.keys()].sort())))
  return writeZip(files)
}
