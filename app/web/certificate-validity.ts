import type { Standing } from '#app/domain/certification/standing.ts'

export type CertificateValidity = {
  state:
    | 'valid'
    | 'expiring'
    | 'update-due'
    | 'overdue'
    | 'expired'
    | 'suspended'
    | 'revoked'
    | 'left'
    | 'requirement-lapsed'
  /** The day the state speaks of: the last valid one, or the end of a suspension. */
  until: Date | null
}

/** What a person's standing means for the newest certificate they hold. Pure. */
export function certificateValidity({
  state,
  gate,
  reason,
  validUntil,
  suspendedUntil,
  certificate,
}: Standing): CertificateValidity {
  if (reason === 'requirement-lapsed') return { state: reason, until: null }
  switch (state) {
    case 'suspended':
      return { state, until: suspendedUntil }
    case 'revoked':
    case 'left':
      return { state, until: null }
    case 'expiring':
      return { state, until: validUntil }
    case 'update-due':
      return { state: gate === 'open' ? 'update-due' : 'overdue', until: validUntil }
    case 'certified':
      return { state: 'valid', until: validUntil }
    // A revocation that was lifted leaves a certificate that no longer counts, whatever its dates say.
    case 'in-progress':
    case 'not-started':
      return { state: 'revoked', until: null }
    case 'exempt':
    case 'expired':
      return { state: 'expired', until: certificate?.validUntil ?? validUntil }
  }
}
