import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { makeCertificateSample } from '#app/domain/audit/make-certificate-sample.ts'
import { signCheckpoint } from '#app/domain/ledger/sign-checkpoint.ts'
import { auditSampleAddress } from '#app/ui/audit-addresses.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { parseForm } from '#app/web/forms.ts'
import { keyOfHouse } from '#app/web/key-of-house.ts'
import { refuse } from '#app/web/refuse.ts'
import { sampleForm, sampleWishOf } from '#app/web/sample-wish.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

/** The file comes of a form: whoever opens its address is led there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  return redirect(auditSampleAddress)
}

/** A sample of certificates with their evidence; what is wrong in the form is said on its page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const typed = await typedText(request, 'seed', 'count', 'unit', 'from', 'to')
  const { value, problems } = await parseForm(request, sampleForm)
  if (problems) return redirect(`${auditSampleAddress}?${new URLSearchParams(typed)}`)
  const now = new Date()
  const signed = await signCheckpoint(db, await keyOfHouse(now), now)
  if (signed.kind === 'refused') refuse(context, signed.reason)
  const outcome = await makeCertificateSample(db, await sampleWishOf(value), signed.checkpoint, actorOf(officer), now)
  if (outcome.kind === 'made')
    return fileToKeep(outcome.bytes, {
      name: `certificates-${now.toISOString().slice(0, 10)}.zip`,
      type: 'application/zip',
    })
  if (outcome.reason !== 'nothing-to-draw') refuse(context, outcome.reason)
  return redirect(`${auditSampleAddress}?${new URLSearchParams({ ...typed, refused: outcome.reason })}`)
}
