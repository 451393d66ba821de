/** What an entry said was erased where its row is gone, or its salt: without the salt nothing could be shown to be what was said. */
export function wasErased<Payload extends { salt: string }>(payload: Payload | null): payload is null {
  return payload === null || payload.salt === ''
}
