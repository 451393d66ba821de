import type { LoaderFunctionArgs } from '@remix-run/node'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import type { ListedOverride, OverrideQuestion } from '#app/domain/audit/list-overrides.ts'
import { recordOverridesTaken } from '#app/domain/audit/record-overrides-taken.ts'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { type Translate, translator } from '#app/locales/translator.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { everyOverride, readAskedOverrides } from '#app/web/overrides-page.ts'
import { inWords } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

const columns = ['number', 'when', 'what', 'who', 'whom', 'role', 'unit', 'reason'] as const

/** The overrides as a file, exactly as the address filters them, piece by piece. That they were taken out is written down. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const now = new Date()
  const t = translator(context.language)
  const { question, typed, problems } = await readAskedOverrides(request, officer, now)
  if (problems[0]) throw inWords(t(problems[0].message), 422)
  await recordOverridesTaken(db, typed, actorOf(officer), now)
  const table = { headings: columns.map((column) => t(`audit:overrides.column.${column}`)), rows: rowsOf(question, t) }
  return fileToKeep(writeCsv(table), {
    name: `overrides-${now.toISOString().slice(0, 10)}.csv`,
    type: 'text/csv; charset=utf-8',
  })
}

async function* rowsOf(question: OverrideQuestion, t: Translate): AsyncGenerator<string[][]> {
  for await (const piece of everyOverride(question)) yield piece.map((override) => rowOf(override, t))
}

function rowOf(override: ListedOverride, t: Translate): string[] {
  const { sequence, recordedAt, action, actor, subject, subjectId, unitName, reason, ground, role } = override
  const who = actor.kind === 'person' ? (actor.name ?? t('audit:entry.gone')) : t(`audit:entry.${actor.kind}`)
  const what = action === 'concern.answered' ? t('audit:overrides.kind.attemptGivenBack') : t(`audit:action.${action}`)
  const which = role ? t(`people:role.${role}`) : ''
  const why = reason ?? (ground ? t(`desk:exemption.ground.${ground}`) : '')
  return [String(sequence), recordedAt.toISOString(), what, who, subject?.name ?? subjectId, which, unitName ?? '', why]
}
