export const auditAddress = '/audit'
export const auditLedgerAddress = '/audit/ledger'
export const auditChainAddress = '/audit/chain'
export const auditStandingsAddress = '/audit/standings'
export const auditSampleAddress = '/audit/sample'
export const auditOverridesAddress = '/audit/overrides'
export const auditLooksAddress = '/audit/looks'

/** One entry of the ledger. */
export function entryAddress(sequence: number): string {
  return `${auditLedgerAddress}/${sequence}`
}

/** A list as it was asked for, with some of what was asked replaced; null takes it out. */
export function askedAnew(address: string, asked: string, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(asked)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  return parameters.size === 0 ? address : `${address}?${parameters}`
}
