/**
 * What an entry said is gone where its row is, or its salt: without the salt nothing could be shown to be what was said. Whether it went
 * rightly, an entry of the erasure says.
 */
export function wasErased<Payload extends { salt: string }>(payload: Payload | null): payload is null {
  return payload === null || payload.salt === ''
}
