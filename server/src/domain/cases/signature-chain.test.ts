import { createHash, createHmac, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type SignedDecision, type Signer, signDecision, verifyDecisions } from './signature-chain.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const keys: Record<string, string> = { 'liu/1': 'key of liu', 'zhao/1': 'key of zhao' }
const seal = (owner: string, text: string) => createHmac('sha256', keys[owner]!).update(text).digest('base64url')
const signerOf = (staffNo: string): Signer => ({ hash, keyId: '1', sign: (text) => seal(`${staffNo}/1`, text) })
const checker = {
  hash,
  verify: (text: string, signed: { staffNo: string; keyId: string; signature: string }) =>
    `${signed.staffNo}/${signed.keyId}` in keys && seal(`${signed.staffNo}/${signed.keyId}`, text) === signed.signature,
}
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute))
const decision = (staffNo: string, action: string, minute: number) => ({
  ...{ caseId: 'case-1', caseVersion: minute, action, at: at(minute) },
  who: { staffNo, name: staffNo, role: 'clerk' },
  content: { reason: '材料齐全', clause: undefined, seenAt: at(minute), files: ['sha256:1'] },
})
const chain = (): [SignedDecision, SignedDecision, SignedDecision] => {
  const first = signDecision(decision('liu', 'accept', 1), undefined, signerOf('liu'))
  const second = signDecision(decision('zhao', 'finishTask', 2), first, signerOf('zhao'))
  return [first, second, signDecision(decision('zhao', 'approve', 3), second, signerOf('zhao'))]
}
const faults = (decisions: readonly SignedDecision[], head?: SignedDecision) =>
  verifyDecisions(decisions, checker, head).map(({ seq, fault }) => `${seq} ${fault}`)

describe('a chain of decisions', () => {
  it('verifies as it was signed, also when it comes back from a store', () => {
    const decisions = chain()
    expect(faults(decisions, decisions[2])).toEqual([])
    const stored = JSON.parse(JSON.stringify(decisions), (key, value) => (key === 'at' ? new Date(value) : value))
    expect(faults(stored)).toEqual([])
    expect(faults([])).toEqual([])
  })

  it.each<[string, (d: [SignedDecision, SignedDecision, SignedDecision]) => SignedDecision[], string[]]>([
    ['another action', ([a, b, c]) => [a, { ...b, action: 'refuse' }, c], ['2 changed']],
    ['another person', ([a, b, c]) => [a, { ...b, who: { ...b.who, staffNo: 'liu' } }, c], ['2 changed']],
    ['another reason', ([a, b, c]) => [a, { ...b, content: { reason: '有问题' } }, c], ['2 changed']],
    ['another version of the case', ([a, b, c]) => [a, { ...b, caseVersion: 9 }, c], ['2 changed']],
    ['another time', ([a, b, c]) => [a, { ...b, at: at(1) }, c], ['2 changed']],
    ['one taken out', ([a, , c]) => [a, c], ['3 missing']],
    ['the first taken out', ([, b, c]) => [b, c], ['2 missing']],
    ['two exchanged', ([a, b, c]) => [a, c, b], ['3 missing', '2 missing', '2 out-of-time']],
    [
      'one of another case',
      ([a, b, c]) => [a, { ...b, caseId: 'case-2' }, c],
      ['2 another-case', '2 changed', '3 another-case'],
    ],
    [
      'a signature by somebody else',
      ([a, b, c]) => [a, { ...b, signature: seal('liu/1', 'x') }, c],
      ['2 bad-signature'],
    ],
    ['a key that is not theirs', ([a, b, c]) => [a, { ...b, keyId: '2' }, c], ['2 bad-signature']],
  ])('shows %s', (_what, change, expected) => {
    expect(faults(change(chain()))).toEqual(expected)
  })

  it('a decision rewritten with its own key breaks the link of the next', () => {
    const [first, , third] = chain()
    const forged = signDecision(decision('zhao', 'refuse', 2), first, signerOf('zhao'))
    expect(faults([first, forged, third])).toEqual(['3 not-connected'])
  })

  it('an end that was cut off shows against the noted head', () => {
    const [first, second, third] = chain()
    expect(faults([first, second])).toEqual([])
    expect(faults([first, second], third)).toEqual(['3 cut-off'])
    expect(faults([first, second], { ...second, hash: 'other' })).toEqual(['2 changed'])
  })

  it('works with Ed25519 keys of persons as well', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const signer: Signer = {
      hash,
      keyId: 'ed-1',
      sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
    }
    const signed = signDecision(decision('liu', 'accept', 1), undefined, signer)
    const check = {
      hash,
      verify: (text: string, { signature }: { signature: string }) =>
        verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url')),
    }
    expect(verifyDecisions([signed], check)).toEqual([])
    expect(
      verifyDecisions(
        [{ ...signed, signature: signed.signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) }],
        check,
      ),
    ).toHaveLength(1)
  })
})
