import { createContext, useContext } from 'react'

/** The one-time word of this response's content security policy. */
export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}
