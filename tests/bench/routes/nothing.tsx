/** The floor of an action: takes a post and does nothing with it. */
export async function action({ request }: { request: Request }) {
  await request.formData()
  return new Response(null, { status: 204 })
}
