import { useLoaderData } from '@remix-run/react'
import { retentionKinds } from '#app/domain/data-protection/retention-periods.ts'
import { findPeriods } from '#app/domain/data-protection/set-period.ts'
import { listTimed } from '#app/domain/data-protection/timed-records.ts'
import { KeptHowLong } from '#app/ui/kept-how-long.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Statement } from '#app/ui/statement.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'

export const meta = pageTitle('statements:privacy.title')

export async function loader() {
  allowAnyone()
  const kinds = (await listTimed(db)).map(({ name, period }) => ({ name, period }))
  const afterLeaving = (await findPeriods(db))('identity') ?? retentionKinds.identity.period
  return { kinds, afterLeaving }
}

export default function PrivacyPage() {
  return (
    <Statement name="privacy">
      <KeptHowLong {...useLoaderData<typeof loader>()} />
    </Statement>
  )
}
