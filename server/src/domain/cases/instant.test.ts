import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { items } from '../../testing/catalogue-kit.ts'
import { decideInstant, type InstantFact, type InstantProof, type InstantQuestion, proofHash } from './instant.ts'

const at = new Date('2026-11-23T02:00:00Z')
const fact = (said: InstantFact['said'], more: Partial<InstantFact> = {}): InstantFact => ({
  ...{ material: 'id-card', name: '身份证明', source: '公安', text: '姓名和号码', said, at },
  ...more,
})
const instant = { basis: { law: '住房公积金管理条例' }, text: '查到就办' }
const ask = (more: Partial<InstantQuestion> = {}) =>
  decideInstant({
    ...{ items: [{ code: 'C07', instant }], off: [], facts: [fact('found')], extras: [], isStopped: false, doubts: [] },
    papers: [
      { material: 'application', name: '申请书', status: 'system' },
      { material: 'id-card', name: '身份证明', status: 'waived' },
    ],
    ...more,
  })

it('everything found: decided', () => {
  expect(ask()).toEqual({ decided: true })
})

it.each<[string, Partial<InstantQuestion>, string]>([
  ['the item does not allow it', { items: [{ code: 'B04' }] }, '由人办理'],
  ['one item of a package does not', { items: [{ code: 'C07', instant }, { code: 'B04' }] }, '由人办理'],
  ['an administrator took it out', { off: ['C07'] }, '停用'],
  ['an office is silent', { facts: [fact('silent')] }, '查不到'],
  ['nobody was asked', { facts: [] }, '查不到'],
  ['an office has nothing', { facts: [fact('not-found')] }, '没有查到'],
  ['a name differs', { facts: [fact('doubtful')] }, '对不上'],
  [
    'a paper was brought: somebody has to read it',
    { papers: [{ material: 'x', name: '合同', status: 'given' }] },
    '合同',
  ],
  ['a paper is owed', { papers: [{ material: 'x', name: '合同', status: 'open' }] }, '合同'],
  ['a promise stands for it', { papers: [{ material: 'x', name: '残片', status: 'promised' }] }, '残片'],
  [
    'the register is not clear',
    { facts: [fact('found'), fact('doubtful', { material: 'register', name: '登记簿', text: '有查封' })] },
    '有查封',
  ],
  ['a call is asked for', { extras: ['要打电话核实'] }, '电话'],
  ['an agent acts', { doubts: ['由他人代办'] }, '代办'],
  ['somebody says 不是我', { isStopped: true }, '暂停'],
])('%s: a person decides, never a no', (_what, more, expected) => {
  const found = ask(more)
  expect(found).toMatchObject({ decided: false })
  expect('reasons' in found && found.reasons.join()).toContain(expected)
})

describe('the files', () => {
  it('every item that may be decided at once names its basis, and no order of a court is among them', () => {
    const allowed = items.filter((one) => one.instant)
    expect(allowed.length).toBeGreaterThan(15)
    for (const { instant: says, applicants, channel, code } of allowed) {
      expect(says!.basis.law).not.toBe('')
      expect(['order', 'office']).not.toContain(applicants.who)
      expect(channel === 'instant' || says!.basis.confidence !== undefined, code).toBe(true)
    }
  })
})

describe('the proof', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const proof: InstantProof = {
    ...{ caseId: 'c', items: [{ code: 'C07', version: 1 }], basis: [instant.basis], confirmed: ['d'], at },
    facts: [fact('found', { asOf: at })],
  }
  it('is another one when anything of it is another', () => {
    const first = proofHash(proof, hash)
    expect(proofHash({ ...proof }, hash)).toBe(first)
    for (const other of [
      { ...proof, facts: [fact('silent')] },
      { ...proof, confirmed: ['e'] },
      { ...proof, items: [{ code: 'C07', version: 2 }] },
      { ...proof, facts: [fact('found', { asOf: new Date(0) })] },
    ]) {
      expect(proofHash(other, hash)).not.toBe(first)
    }
  })
})
