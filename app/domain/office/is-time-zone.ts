/** Whether this names a place's clocks in the IANA time zone database, such as `Indian/Mahe`, or is UTC. Offsets such as `+04:00` name no place. */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
