import {
  auditChainAddress,
  auditLedgerAddress,
  auditLooksAddress,
  auditOverridesAddress,
  auditSampleAddress,
  auditStandingsAddress,
} from './audit-addresses.ts'

/** The rooms of the audit, in the order of its front page. */
export const auditSections: { name: string; href: string }[] = [
  { name: 'ledger', href: auditLedgerAddress },
  { name: 'chain', href: auditChainAddress },
  { name: 'standings', href: auditStandingsAddress },
  { name: 'sample', href: auditSampleAddress },
  { name: 'overrides', href: auditOverridesAddress },
  { name: 'looks', href: auditLooksAddress },
]
