import { data, redirect } from '@remix-run/node'
import { listOthersPresent } from '#app/domain/authoring/note-presence.ts'
import { setAsideAddress } from '#app/ui/training-addresses.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { examineText } from './examine-text.ts'
import { type FormProblem, parseForm } from './forms.ts'
import { insertable } from './palette.ts'
import { inWords } from './refuse.ts'
import { type DeskText, openText, saveWritten, writtenForm } from './text-desk.ts'

/** What the editor of a text shows, saved or not yet. */
export async function editorPage(desk: CourseDesk, opened: DeskText, written: string | null = null) {
  const { draft, path, file, version, mayChange } = opened
  const text = written ?? opened.text ?? ''
  const standing = draft.files.get(path)
  return {
    courseId: desk.courseId,
    path,
    language: 'language' in file ? file.language : ('en' as const),
    isNew: opened.text === null,
    state: standing?.state ?? ('new' as const),
    outdated: standing?.outdated ?? false,
    text,
    version,
    mayChange,
    examined: await examineText(draft, path, text),
    /** The names of the others who have it before them now. */
    others: await listOthersPresent(db, { courseId: desk.courseId, path }, desk.actor, desk.now),
    palette: file.kind === 'description' ? [] : insertable,
  }
}

/**
 * What the editor's form does, by the button that sent it: `save` saves and comes back; `check` says what is wrong and leaves the text
 * in the form. A text that came too late is laid beside the other one.
 */
export async function takeWritten(desk: CourseDesk, request: Request, path: string) {
  const step = (
    await request
      .clone()
      .formData()
      .catch(() => null)
  )?.get('step')
  const { value, problems } = await parseForm(request, writtenForm)
  if (!value) return data({ problems: problems as FormProblem[] | null, refusal: null, page: null }, { status: 422 })
  if (value.path !== path) throw inWords('This form belongs to another text. Open the page again.', 409)
  const opened = await openText(desk, path)
  const page = async () => ({ ...(await editorPage(desk, opened, value.text)), version: tokenOf(value.version) })
  const none: FormProblem[] | null = null
  if (step === 'check') return data({ problems: none, refusal: null, page: await page() })

  const outcome = await saveWritten(desk, value)
  if (outcome.kind === 'refused')
    return data({ problems: none, refusal: outcome.reason as string | null, page: await page() }, { status: 409 })
  if (outcome.kind === 'conflict' && outcome.setAsideId)
    return redirect(setAsideAddress(desk.courseId, outcome.setAsideId))
  const address = new URL(request.url)
  address.searchParams.set('done', outcome.kind)
  return redirect(address.pathname + address.search)
}

function tokenOf({ version, seen }: { version: number; seen: string }): string {
  return `${version}.${seen}`
}
