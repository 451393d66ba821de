import { createContext, useContext } from 'react'

/** What keeps the service from recording anything; null while nothing does. */
export const OutageContext = createContext<'clock' | null>(null)

export function useOutage(): 'clock' | null {
  return useContext(OutageContext)
}
