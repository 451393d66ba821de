import type { ImportConflict } from '#app/domain/authoring/explain-import-conflicts.ts'
import type { TextRow } from '#app/domain/authoring/text-rows.ts'
import type { PartImported } from '#app/domain/catalogue/import-syllabus.ts'

/** So many lines of a difference are shown for each file. */
const mostLines = 12
/** So much of a line. In characters. */
const longestLine = 160

/** Says what became of one part of an import: a line that a program can read, and under it what people should know. */
export function sayImported(imported: PartImported, say: (line: string) => void): void {
  const { part, kind } = imported
  if (kind === 'refused') return
  say([part, kind, ...('number' in imported ? [imported.number] : [])].join('\t'))
  if (kind === 'conflict') {
    if (imported.isWithdrawn) say('  trainers took this course out, and its files say something new')
    for (const conflict of imported.conflicts) sayConflict(conflict, say)
  } else if (kind === 'faulty') {
    for (const { file, line, column, message } of imported.problems)
      say(`  ${file}:${line}:${column}: ${message} (as it would be together with what trainers changed)`)
  } else if (kind === 'lacking') {
    for (const { programmeId, objective, draw, holds } of imported.programmes)
      say(
        `  programme ${programmeId} draws ${draw} questions${objective ? ` on ${objective}` : ''} and would find ${holds} (as it would be together with what trainers changed)`,
      )
  } else if ('kept' in imported) {
    for (const path of imported.kept) say(`  kept as trainers published it: ${path}`)
    for (const path of imported.outdatedDrafts)
      say(`  a draft in progress is kept, and its trainer will be shown what was published meanwhile: ${path}`)
    const { lessonIds = [], objectives = [] } = imported.asked ?? {}
    if (imported.asked)
      say(`  holders catch up with: lessons ${lessonIds.join(', ') || '-'}; objectives ${objectives.join(', ') || '-'}`)
  }
}

function sayConflict({ path, changed, rows, published, incoming }: ImportConflict, say: (line: string) => void): void {
  const who = changed && `${changed.by ?? 'nobody by name'}, ${changed.at.toISOString()}, revision ${changed.number}`
  say(`  changed here and in the files: ${path}`)
  if (changed) say(`    here: ${who}${changed.reason ? ` (${changed.reason})` : ''}`)
  if (published === 'gone') say('    here it was taken away; in the files it was changed')
  if (incoming === 'gone') say('    in the files it was taken away; here it was changed')
  const lines = rows.flatMap(differingLines)
  for (const line of lines.slice(0, mostLines)) say(`    ${line}`)
  if (lines.length > mostLines) say(`    … ${lines.length - mostLines} more lines differ`)
}

/** `-` is how it is published, `+` how it is in the files. */
function differingLines(row: TextRow): string[] {
  if (row.kind !== 'different') return []
  const line = (sign: string, words: { words: string }[] | null) =>
    words === null ? [] : [`${sign} ${printable(words.map((part) => part.words).join('')).slice(0, longestLine)}`]
  return [...line('-', row.before), ...line('+', row.after)]
}

/** A text must not steer the operator's terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
