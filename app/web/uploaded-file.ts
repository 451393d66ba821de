/** Whether a file was chosen that has nothing in it; a field in which none was chosen comes without a name. */
export function isEmptyFile(form: FormData, field: string): boolean {
  const file = form.get(field)
  return file instanceof File && file.name !== '' && file.size === 0
}

/** The bytes and name of the file in a field of a form; null where none was chosen. */
export async function uploadedFile(form: FormData, field: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(field)
  if (!(file instanceof Blob) || file.size === 0) return null
  const name = 'name' in file && typeof file.name === 'string' ? file.name : ''
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
