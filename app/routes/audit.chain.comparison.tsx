import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { readCheckpoint } from '#app/domain/ledger/read-checkpoint.ts'
import { findVerification } from '#app/domain/ledger/verification.ts'
import { verifyCheckpoint } from '#app/domain/ledger/verify-checkpoint.ts'
import { auditChainAddress } from '#app/ui/audit-addresses.ts'
import { ComparisonVerdict } from '#app/ui/comparison-verdict.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { WordsField } from '#app/ui/words-field.tsx'
import { db } from '#app/web/database.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { readForm } from '#app/web/forms.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedWords } from '#app/web/typed-words.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'

export const meta = pageTitle('audit:comparison.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  return null
}

/** Holds a checkpoint that was kept outside against the ledger. It changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  const typed = await typedWords(request)
  const file = await uploadedFile(await readForm(request), 'file')
  const checkpoint = readCheckpoint(file ? new TextDecoder().decode(file.bytes) : typed)
  const problems: FormProblem[] | null = checkpoint
    ? null
    : [{ field: 'words', message: 'audit:comparison.unreadable' }]
  if (!checkpoint) return data({ typed, problems, compared: null }, { status: 422 })
  const verdict = await verifyCheckpoint(db, checkpoint)
  const { last } = await findVerification(db)
  const verifiedUpTo = last?.kind === 'sound' ? last.entries : null
  return data({ typed, problems, compared: { verdict, signedAt: new Date(checkpoint.signedAt), verifiedUpTo } })
}

export default function ComparisonPage() {
  const answer = useActionData<typeof action>()
  return (
    <Page
      back={{ href: auditChainAddress, label: <Message name="audit:section.chain.name" /> }}
      heading={<Message name="audit:comparison.heading" />}
      problems={answer?.problems}
    >
      {answer?.compared && <ComparisonVerdict compared={answer.compared} />}
      <p className="govuk-body">
        <Message name="audit:comparison.explanation" />
      </p>
      <form method="post" encType="multipart/form-data">
        <WordsField
          name="words"
          label="audit:comparison.pasted"
          hint="audit:comparison.pastedHint"
          typed={answer?.typed}
          problems={answer?.problems}
        />
        <FileField
          name="file"
          label="audit:comparison.file"
          hint="audit:comparison.fileHint"
          accept=".json,.txt,.eml,application/json,text/plain"
          problems={answer?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="audit:comparison.button" />
        </button>
      </form>
    </Page>
  )
}
