import { escapeXml } from '#app/domain/outside-files/escape-xml.ts'
import type { ModuleSource } from './find-module-source.ts'

/**
 * `imsmanifest.xml` of a package with one item (SCORM 1.2 Content Aggregation Model, section 2.3). `files` are the paths of all others;
 * the identifier stays the same from revision to revision, so that a system knows what it replaces.
 */
export function writeScormManifest(
  { courseId, language, title, number }: Pick<ModuleSource, 'courseId' | 'language' | 'title' | 'number'>,
  files: readonly string[],
): string {
  const id = escapeXml(`lisans-${courseId}-${language}`)
  const name = escapeXml(title.slice(0, 200))
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="${number}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${id}-organisation">
    <organization identifier="${id}-organisation">
      <title>${name}</title>
      <item identifier="${id}-item" identifierref="${id}-resource" isvisible="true">
        <title>${name}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id}-resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${escapeXml(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`
}
