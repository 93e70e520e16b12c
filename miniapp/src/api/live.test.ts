import { describe, expect, it } from 'vitest'
import { eventReader } from './event-reader.ts'
import { nextPause } from './poll-pause.ts'

function readAll(pieces: string[]): string[] {
  const out: string[] = []
  const take = eventReader((data) => out.push(data))
  for (const piece of pieces) take(piece)
  return out
}

describe('reading server-sent events', () => {
  const stream = 'retry: 2000\n\ndata: {"a":1}\n\n: alive\n\ndata: first\ndata: second\n\ndata:bare\r\n\r\n'
  const events = ['{"a":1}', 'first\nsecond', 'bare']

  it('finds every event and passes over heartbeats', () => {
    expect(readAll([stream])).toEqual(events)
  })
  it('does not care where the network cuts it', () => {
    for (let size = 1; size < 12; size++) {
      const pieces = stream.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g'))!
      expect(readAll(pieces)).toEqual(events)
    }
  })
  it('holds back an event that has not ended', () => {
    expect(readAll(['data: half\n'])).toEqual([])
  })
})

describe('the pause between two questions', () => {
  it('starts at 3 s, grows while nothing changes and stops at 20 s', () => {
    const pauses: number[] = []
    for (let n = 0; n < 8; n++) pauses.push(nextPause(pauses.at(-1) ?? 0, false))
    expect(pauses).toEqual([3000, 4500, 6750, 10_125, 15_188, 20_000, 20_000, 20_000])
  })
  it('is short again after a change', () => {
    expect(nextPause(20_000, true)).toBe(3000)
  })
  it('obeys a server that asks for more time', () => {
    expect(nextPause(3000, false, 30)).toBe(30_000)
  })
})
