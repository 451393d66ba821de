import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { jobAidsAddress } from '#app/ui/addresses.ts'
import { Handout } from '#app/ui/handout.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { currentJobAids } from '#app/web/catalogue.ts'
import { openHandout } from '#app/web/handout-page.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('learning:handout.pageTitle', (page) => ({ title: (page as { title?: string })?.title }))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  const jobAid = (await currentJobAids()).find(({ id }) => id === params.jobAidId)
  return openHandout(jobAid, request, context)
}

export default function JobAidPage() {
  const handout = useLoaderData<typeof loader>()
  return (
    <Handout
      handout={handout}
      caption={<Message name="learning:jobAids.caption" />}
      back={{ href: jobAidsAddress, label: <Message name="learning:jobAids.heading" /> }}
      paper="sheet"
    />
  )
}
