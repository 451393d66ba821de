import { useLocation } from '@remix-run/react'
import { createContext, type ReactNode, useContext } from 'react'

const Programme = createContext<string | null | undefined>(undefined)

/** Says which programme the links below belong to; null for the one that an address without `?programme=` means. */
export function ProgrammeLinks({ programme, children }: { programme: string | null; children: ReactNode }) {
  return <Programme.Provider value={programme}>{children}</Programme.Provider>
}

/** Keeps a link within the programme that the page is about: the one said above it, or the one in the page's own address. */
export function useProgrammeLink(): (address: string, more?: Record<string, string>) => string {
  const { search } = useLocation()
  const said = useContext(Programme)
  const programme = said === undefined ? new URLSearchParams(search).get('programme') : said
  return (address, more) => inProgramme(address, programme, more)
}

/** An address within a programme; without one, as it is. */
export function inProgramme(address: string, programme: string | null, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({ ...(programme && { programme }), ...more })
  return parameters.size > 0 ? `${address}?${parameters}` : address
}
