/**
 * A loader's data with fields that only rendering on the server sees: the `.data` address of the page leaves them out. For pages
 * that do not hydrate and are made from something a browser must not have, such as the key of an unanswered activity.
 */
export function keepOnServer<Data extends object>(data: Data, ...fields: (keyof Data)[]): Data {
  for (const field of fields) Object.defineProperty(data, field, { enumerable: false })
  return data
}
