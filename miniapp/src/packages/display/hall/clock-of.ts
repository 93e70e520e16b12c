/** Date and time of an instant in Beijing, whatever zone the screen believes to be in. */
export function clockOf(instant: string): { date: string; time: string } {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return { date: there.slice(0, 10), time: there.slice(11, 16) }
}
