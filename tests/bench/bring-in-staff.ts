import { signInAs } from './running-service.ts'

const administrator = 'PS-1028'

/** A list of staff as an officer brings it in on the page: sent, looked through, and not confirmed yet. */
export type WaitingList = { carryOut: () => Promise<void> }

/** Sends so many people nobody knows yet, with `mark` in their numbers, and answers once the page says what the list would do. */
export async function sendStaffList(url: string, mark: string, people: number): Promise<WaitingList> {
  const cookie = await signInAs(url, administrator)
  const ask = (address: string, body?: BodyInit) =>
    fetch(url + address, {
      ...(body && { method: 'POST', body }),
      headers: { cookie, origin: url, accept: 'text/html' },
      redirect: 'manual',
    })
  const rows = Array.from({ length: people }, (_, place) => `${mark}-${place},Marie Bench ${place},District clinics`)
  const form = new FormData()
  form.set('file', new Blob([['Staff number,Name,Unit', ...rows].join('\n')]), 'bench.csv')
  const sent = await ask('/hr/staff-import', form)
  const page = sent.headers.get('location')
  if (sent.status !== 302 || !page) throw new Error(`The list was not taken: ${sent.status}`)
  const judged = await waitFor(page, /name="version" value="(\d+)"/)
  return {
    carryOut: async () => {
      const answer = await ask(page, new URLSearchParams({ step: 'confirm', version: judged }))
      if (answer.status !== 302) throw new Error(`The list was not carried out: ${answer.status}`)
      await waitFor(page, /<h1[^>]*>(?:(?!<\/h1>)[\s\S])*(Carried out)/)
    },
  }

  async function waitFor(address: string, sign: RegExp): Promise<string> {
    for (;;) {
      const found = sign.exec(await (await ask(address)).text())?.[1]
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}
