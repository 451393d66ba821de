import { escapeXml } from '#app/domain/outside-files/escape-xml.ts'
import type { ModuleSource } from './find-module-source.ts'

/** What XML calls the languages; Seychelles Creole has no shorter tag. */
const tags = { en: 'en', fr: 'fr', crs: 'crs' } as const

/**
 * `cmi5.xml` of a course with one unit (cmi5 Quartz, section 13). The identifiers stay the same from revision to revision, so that a
 * system knows what it replaces.
 */
export function writeCmi5Structure({
  courseId,
  language,
  title,
  summary,
}: Pick<ModuleSource, 'courseId' | 'language' | 'title' | 'summary'>): string {
  const id = escapeXml(`urn:lisans:course:${encodeURIComponent(courseId)}:${language}`)
  const langstring = (text: string) => `<langstring lang="${tags[language]}">${escapeXml(text)}</langstring>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${id}">
    <title>${langstring(title)}</title>
    <description>${langstring(summary)}</description>
  </course>
  <au id="${id}:lessons" moveOn="Completed" launchMethod="AnyWindow">
    <title>${langstring(title)}</title>
    <description>${langstring(summary)}</description>
    <url>index.html</url>
  </au>
</courseStructure>
`
}
