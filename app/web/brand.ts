import { brandStylesheetName } from '#app/domain/office/brand-stylesheet.ts'
import type { Organisation } from '#app/domain/office/organisation.ts'

export type ShownLogo = { address: string; width: number; height: number }

/** What pages show of the organisation's looks, by addresses that never change. */
export function brandOf({ brandColour, logo }: Pick<Organisation, 'brandColour' | 'logo'>): {
  stylesheet: string | null
  logo: ShownLogo | null
} {
  return {
    stylesheet: brandColour && `/brand/${brandStylesheetName(brandColour)}`,
    logo: logo && { address: logoAddress(logo), width: logo.width, height: logo.height },
  }
}

export function logoAddress({ hash, kind }: NonNullable<Organisation['logo']>): string {
  return `/brand/${hash}.${kind}`
}
