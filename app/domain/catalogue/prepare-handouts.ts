import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import { rendererVersion } from '#app/lesson-markup/renderer-version.ts'
import type { HandoutEntry } from '#db/schema/index.ts'
import type { CompiledHandouts, CompiledSyllabus } from './compile-syllabus.ts'
import { bytesHash, courseFilesOf } from './course-files-of.ts'
import type { PublishableCourse } from './publish-course.ts'
import { jobAidsFolder } from './read-handouts.ts'
import type { SourceFile, Variants } from './syllabus.ts'

type Row = PublishableCourse['lessons'][number]

/** Pages to print are kept as revisions of lessons that hold one piece of text and no activity. */
export function prepareHandouts(
  courseId: string,
  handouts: CompiledHandouts,
  lagging: ReadonlySet<string>,
): { rows: Row[]; entries: HandoutEntry[] } {
  const rows: Row[] = []
  const entries = handouts.map(({ source, variants }): HandoutEntry => {
    const inEach = languages.flatMap((language): [Language, Row][] => {
      const variant = variants[language]
      return variant ? [[language, rowOf(courseId, source.slug, language, variant)]] : []
    })
    rows.push(...inEach.map(([, row]) => row))
    const read = (field: 'id' | 'title' | 'summary') =>
      Object.fromEntries(inEach.map(([language, row]) => [language, row[field]])) as HandoutEntry['title']
    return {
      id: source.slug,
      title: read('title'),
      summary: read('summary'),
      revisions: read('id'),
      ...laggingIn(source.variants, lagging),
    }
  })
  return { rows, entries }
}

/** The job aids are published as a course that has nothing but pages to print; the catalogue of courses leaves it out. */
export function prepareJobAids(
  { source, handouts }: NonNullable<CompiledSyllabus['jobAids']>,
  lagging: ReadonlySet<string>,
): PublishableCourse {
  const { rows, entries } = prepareHandouts(jobAidsFolder, handouts, lagging)
  return {
    courseId: jobAidsFolder,
    body: {
      title: { en: 'Job aids' },
      summary: { en: 'Pages to print' },
      minutes: 0,
      objectives: [],
      lessons: [],
      handouts: entries,
      questionVersionIds: [],
      figures: Object.fromEntries(source.figures.map(({ src, bytes }) => [src, bytesHash(bytes)])),
    },
    lessons: rows,
    questions: [],
    files: courseFilesOf(
      source.handouts.flatMap(({ variants }) => Object.values(variants)),
      source.figures,
    ),
  }
}

/** The languages in which a text is older than its English; nothing where it is so in none. */
export function laggingIn(variants: Variants<SourceFile>, lagging: ReadonlySet<string>): { lagging?: Language[] } {
  const behind = languages.filter((language) => lagging.has(variants[language]?.file ?? ''))
  return behind.length > 0 ? { lagging: behind } : {}
}

function rowOf(
  courseId: string,
  lessonId: string,
  language: Language,
  variant: NonNullable<CompiledHandouts[number]['variants']['en']>,
): Row {
  const { frontMatter, html } = variant.handout
  const segments = [{ kind: 'html' as const, html }]
  const content = { courseId, lessonId, language, source: variant.source, segments, activities: [] }
  const id = sha256(canonicalJson([rendererVersion, content]))
  const { title, summary, minutes = 0 } = frontMatter
  return { id, ...content, title, summary, minutes }
}
