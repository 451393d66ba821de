import { afterEach, expect, vi } from 'vitest'

const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]

afterEach(() => {
  for (const complaint of complaints) {
    const said = complaint.mock.calls.map((call) => call.join(' '))
    complaint.mockClear()
    expect(said, 'the code complained on the console').toEqual([])
  }
})
