import { describe, expect, it } from 'vitest'
import { item, itemOf } from '../../testing/catalogue-kit.ts'
import { everyWay } from '../catalogue/wizard.ts'
import { type Demand, type DemandQuestion, decideDemand, overrideRate, type ShortfallNotice } from './notice-lock.ts'
import { type CasePaper, type ShortfallQuestion, shortfallOf } from './shortfall.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const question = { title: '谁来办', ask: '谁来办？', options: ['本人办', '请人代办'] }
const sample = item({
  code: 'B91',
  questions: [question],
  materials: [
    { id: 'form', bySystem: true, ifMissing: 'deferrable' },
    { id: 'contract', name: '合同' },
    { id: 'marriage', name: '结婚证', ifMissing: 'promise', waivable: true, heldBy: '民政' },
    { id: 'mandate', name: '委托书', when: { 谁来办: ['请人代办'] } },
  ],
})
const self = { 谁来办: '本人办' }
const paper = (material: string, state: CasePaper['state'], day = 1, reason?: string): CasePaper => ({
  ...{ material, state, at: at(day) },
  ...(reason ? { reason } : {}),
})
const missing = (more: Partial<ShortfallQuestion> = {}) =>
  shortfallOf({ items: [sample], answers: self, papers: [], connected: ['民政'], ...more })
const names = (...args: Parameters<typeof missing>) =>
  missing(...args).lines.map(({ material, problem }) => `${material} ${problem}`)

describe('the one complete list', () => {
  it.each<[string, Partial<ShortfallQuestion>, string[]]>([
    ['what nobody else holds', {}, ['contract missing']],
    ['by hand where the city is not connected', { connected: [] }, ['contract missing', 'marriage missing']],
    ['when the office found nothing', { held: { marriage: 'not-found' } }, ['contract missing', 'marriage not-found']],
    ['by the answers', { answers: { 谁来办: '请人代办' } }, ['contract missing', 'mandate missing']],
    ['nothing, when it is in', { papers: [paper('contract', 'in')] }, []],
    ['nothing, when it was promised for later', { papers: [paper('contract', 'deferred')] }, []],
    [
      'nothing, when a promise stands for it',
      { connected: [], papers: [paper('contract', 'in'), paper('marriage', 'pledged')] },
      [],
    ],
    ['what cannot be used', { papers: [paper('contract', 'unusable')] }, ['contract unusable']],
    [
      'nothing, when a second try was good',
      { papers: [paper('contract', 'unusable'), paper('contract', 'in', 2)] },
      [],
    ],
  ])('%s', (_what, more, expected) => {
    expect(names(more)).toEqual(expected)
    expect(missing(more).complete).toBe(true)
  })

  it('is not complete while a question is open', () => {
    expect(missing({ answers: {} })).toMatchObject({
      complete: false,
      ask: { title: '谁来办' },
      lines: [{ material: 'contract' }],
    })
  })

  it('a silent office is ours to wait for', () => {
    const found = missing({ held: { marriage: 'silent' }, papers: [paper('contract', 'in')] })
    expect(found).toMatchObject({ lines: [], waiting: [{ id: 'marriage' }] })
  })

  it('says why the last one cannot be used', () => {
    const papers = [paper('contract', 'unusable', 2, '第 3 页模糊'), paper('contract', 'unusable', 1, '缺第 3 页')]
    expect(missing({ papers }).lines[0]).toMatchObject({
      problem: 'unusable',
      detail: '第 3 页模糊',
      why: '核对',
      basis: { law: '民法典' },
    })
  })

  it('of a package names a paper once, as key where one item says so', () => {
    const other = item({
      code: 'B92',
      questions: [question],
      materials: [
        { id: 'marriage', name: '结婚证', ifMissing: 'key' },
        { id: 'mandate', name: '委托书', when: { 谁来办: ['请人代办'] } },
      ],
    })
    const found = shortfallOf({ items: [sample, other], answers: self, papers: [], connected: [] })
    expect(found.lines.map(({ item: code, material, ifMissing }) => [code, material, ifMissing])).toEqual([
      ['B91', 'contract', 'key'],
      ['B92', 'marriage', 'key'],
    ])
  })

  it('of every way of answering B04 is complete and asks for nothing that a connected office holds', () => {
    const b04 = itemOf('B04')
    const connected = ['公安', '住建', '自然资源', '税务', '民政', '市场监管']
    const ways = everyWay(b04.questions)
    expect(ways.length).toBeGreaterThan(50)
    for (const answers of ways) {
      const found = shortfallOf({ items: [b04], answers, papers: [], connected })
      expect(found.complete).toBe(true)
      const held = b04.materials.filter(({ waivable, heldBy }) => waivable && heldBy && connected.includes(heldBy))
      expect(found.lines.filter(({ material }) => held.some(({ id }) => id === material))).toEqual([])
    }
  })
})

describe('告知锁: a second list', () => {
  const first: ShortfallNotice = { at: at(10), by: 'liu', materials: ['contract'], answers: self }
  const demand = (
    more: Partial<DemandQuestion> & { papers?: CasePaper[] } = {},
    ask: Partial<ShortfallQuestion> = {},
  ) => {
    const answers = more.answers ?? self
    const papers = more.papers ?? []
    const wanted = missing({ answers, papers, ...ask })
    return decideDemand({ items: [sample], previous: [first], wanted, answers, papers, askedBy: 'liu', ...more })
  }
  const causes = (result: Demand) =>
    'lines' in result ? result.lines.map(({ material, cause }) => `${material} ${cause}`) : result.problem

  it.each<[string, Demand, string[] | string]>([
    ['a first list is free', demand({ previous: [] }), ['contract first']],
    ['the same list again', demand(), ['contract still-missing']],
    [
      'a paper that came after the list and is of no use',
      demand({ papers: [paper('contract', 'unusable', 11)] }),
      ['contract new-paper'],
    ],
    [
      'the applicant wants somebody else to come',
      demand({ answers: { 谁来办: '请人代办' }, papers: [paper('contract', 'in', 11)] }),
      ['mandate new-answer'],
    ],
    [
      'an office that said afterwards that it has nothing',
      demand(
        {
          papers: [paper('contract', 'in', 11)],
          newFacts: [{ material: 'marriage', at: at(12), text: '民政没有记录' }],
        },
        { held: { marriage: 'not-found' } },
      ),
      ['marriage new-fact'],
    ],
    ['nothing is missing', demand({ papers: [paper('contract', 'in', 11)] }), 'nothing-missing'],
    ['a question was not asked', demand({ answers: {} }), 'not-complete'],
    [
      'a paper that was of no use before the list and was not named',
      demand({ previous: [{ ...first, materials: ['mandate'] }], papers: [paper('contract', 'unusable', 9)] }),
      'locked',
    ],
    [
      'a paper that was there when the list was written',
      demand({ previous: [{ ...first, materials: ['mandate'] }], papers: [paper('contract', 'unusable', 10)] }),
      'locked',
    ],
    [
      'a fact that was there before the list',
      demand(
        { papers: [paper('contract', 'in', 11)], newFacts: [{ material: 'marriage', at: at(10), text: '' }] },
        { held: { marriage: 'not-found' } },
      ),
      'locked',
    ],
    [
      'a question that was open when the list was written',
      demand({
        ...{ previous: [{ ...first, answers: {} }], answers: { 谁来办: '请人代办' } },
        papers: [paper('contract', 'in', 11)],
      }),
      'locked',
    ],
    [
      'an answer that one of two earlier lists knew',
      demand({
        previous: [
          { ...first, answers: { 谁来办: '请人代办' } },
          { ...first, at: at(11) },
        ],
        ...{ answers: { 谁来办: '请人代办' }, papers: [paper('contract', 'in', 11)] },
      }),
      'locked',
    ],
  ])('%s', (_what, result, expected) => {
    expect(causes(result)).toEqual(expected)
  })

  describe('with a supervisor’s override', () => {
    const locked = (override: DemandQuestion['override']) =>
      demand({ previous: [{ ...first, materials: [] }], ...(override ? { override } : {}) })
    const good = { by: 'chen', isSupervisor: true, reason: '第一次漏看了合同的签字页。' }
    it.each([
      ['none', undefined, 'locked'],
      ['a clerk', { ...good, isSupervisor: false }, 'override-role'],
      ['the supervisor who asks', { ...good, by: 'liu' }, 'override-same-person'],
      ['no reason', { ...good, reason: '漏了' }, 'override-reason'],
      ['all there', good, ['contract override']],
    ])('%s', (_what, override, expected) => {
      expect(causes(locked(override))).toEqual(expected)
    })
    it('is marked, and counts in the published rate', () => {
      expect(locked(good)).toMatchObject({ overridden: true })
      expect(demand()).toMatchObject({ overridden: false })
      expect(overrideRate({ item: 'B04', notices: 4, overrides: 1 })).toMatchObject({ share: 0.25 })
      expect(overrideRate({ item: 'B02', notices: 0, overrides: 0 })).toMatchObject({ share: 0 })
    })
    it('says what is locked', () => {
      expect(locked(undefined)).toMatchObject({
        locked: [{ material: 'contract' }],
        text: expect.stringContaining('“合同”'),
      })
    })
  })
})
