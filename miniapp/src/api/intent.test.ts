import { describe, expect, it } from 'vitest'
import { Intent } from './intent.ts'
import { networkRefusal } from './words.ts'

const silence = { ok: false as const, refused: networkRefusal('TOO_SLOW') }
const refusal = { ok: false as const, refused: { code: 'PLACE_TAKEN' as const, status: 409, text: '', next: '' } }
const broken = { ok: false as const, refused: { code: 'INTERNAL' as const, status: 500, text: '', next: '' } }

describe('the key of an intent', () => {
  it('stays through silence and a broken server, so that a second tap does it once', () => {
    const intent = new Intent()
    const key = intent.keyFor({ slotId: 's1' })
    intent.settle(silence)
    intent.settle(broken)
    expect(intent.keyFor({ slotId: 's1' })).toBe(key)
  })
  it('changes with the content', () => {
    const intent = new Intent()
    expect(intent.keyFor({ slotId: 's1' })).not.toBe(intent.keyFor({ slotId: 's2' }))
  })
  it('ends with a definite answer, so that doing the same again is a new act', () => {
    for (const answer of [{ ok: true as const }, refusal]) {
      const intent = new Intent()
      const key = intent.keyFor(undefined)
      intent.settle(answer)
      expect(intent.keyFor(undefined)).not.toBe(key)
    }
  })
  it('has the form the server accepts', () => {
    expect(new Intent().keyFor(null)).toMatch(/^[0-9a-zA-Z_-]{16,64}$/)
  })
})
