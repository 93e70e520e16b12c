import { expect, it } from 'vitest'
import { type BoundAccount, decidePhoneBinding, type PhoneBinding } from './phone-binding.ts'

const account = (id: string, more: Partial<BoundAccount> = {}): BoundAccount => ({
  id,
  hasRealName: false,
  identities: 0,
  ...more,
})
const verified = { hasRealName: true }
const onWechat = { identities: 1 }

it.each<[string, BoundAccount, BoundAccount[], PhoneBinding]>([
  ['nobody else has the phone', account('me'), [], { kind: 'bind' }],
  ['nobody else has the phone, I am verified', account('me', verified), [], { kind: 'bind' }],
  [
    'one other, verified',
    account('me', onWechat),
    [account('you', verified)],
    { kind: 'merge', from: 'me', into: 'you' },
  ],
  ['one other, nameless', account('me', onWechat), [account('you')], { kind: 'merge', from: 'me', into: 'you' }],
  ['twins', account('me'), [account('a', verified), account('b', verified)], { kind: 'choose', among: ['a', 'b'] }],
  [
    'one other, verified, whose number may have been given up',
    account('me', onWechat),
    [account('you', { ...verified, isDoubtful: true })],
    { kind: 'choose', among: ['you'] },
  ],
  ['both verified: two people', account('me', verified), [account('you', verified)], { kind: 'bind' }],
  ['verified me, empty other', account('me', verified), [account('you')], { kind: 'merge', from: 'you', into: 'me' }],
  [
    "verified me, the other is somebody's WeChat",
    account('me', verified),
    [account('you', onWechat)],
    { kind: 'bind' },
  ],
  ['verified me, two others', account('me', verified), [account('a'), account('b')], { kind: 'bind' }],
])('%s', (_, current, others, expected) => {
  expect(decidePhoneBinding(current, others)).toEqual(expected)
})

it('two accounts with a real name are never joined by a phone', () => {
  for (const count of [1, 2, 3]) {
    const others = Array.from({ length: count }, (_, n) => account(`o${n}`, { hasRealName: true, identities: n }))
    expect(decidePhoneBinding(account('me', verified), others).kind).toBe('bind')
  }
})
