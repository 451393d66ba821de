/** The bytes and name of the file in a field of a form; null where none was chosen. */
export async function uploadedFile(form: FormData, field: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(field)
  if (!(file instanceof Blob) || file.size === 0) return null
  const name = 'name' in file && typeof file.name === 'string' ? file.name : ''
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
