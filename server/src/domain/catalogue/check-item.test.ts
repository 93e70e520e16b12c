import { describe, expect, test } from 'vitest'
import { against, item } from '../../testing/catalogue-kit.ts'
import { checkItem } from './check-item.ts'
import type { Item } from './item.ts'

const told = (one: Item) => checkItem(one, against).map(({ where, what }) => `${where}：${what}`)
const law = { law: '民法典' }
const step = { name: '受理', role: '受理人员', what: '收件', clock: 'runs' } as const
const question = { title: '谁来办', ask: '谁办？', options: ['本人', '代办'] }

describe('an item', () => {
  test('without mistakes is told nothing', () => {
    expect(told(item())).toEqual([])
  })

  test.each<[string, Item, string]>([
    [
      'unknown law',
      item({ basis: [{ law: '某某办法' }] }),
      '依据 第 1 项：依据的文件“某某办法”不在法规表（laws.json）里，请先在那里登记文号和日期。',
    ],
    [
      'unknown source of a paper',
      item({ materials: [{ heldBy: '居委会', waivable: true }] }),
      '材料 第 1 项“材料”：“谁已经有”写的部门“居委会”不在部门表（offices.json）里。',
    ],
    [
      'waived by nobody',
      item({ materials: [{ waivable: true }] }),
      '材料 第 1 项“材料”：写了可以免交，却没有写哪个部门已经有。',
    ],
    ['step without role', item({ steps: [{ ...step, role: '' }] }), '步骤 第 1 项“受理”：没有写谁办。'],
    [
      'role that nobody holds',
      item({ steps: [{ ...step, role: '看门大爷' }] }),
      '步骤 第 1 项“受理”：“看门大爷”不在岗位分工表（roles.json）里。',
    ],
    [
      'steps without a clock',
      item({ steps: [{ ...step, clock: 'before' }] }),
      '步骤：没有一步在计时，时限就无从算起。',
    ],
    [
      'a clock that runs back',
      item({ steps: [step, { ...step, name: '发证', clock: 'after' }, { ...step, name: '再审', clock: 'paused' }] }),
      '步骤 第 3 项“再审”：计时不能倒回去：未起算 → 计时/暂停 → 已停止。',
    ],
    [
      'unknown fee rule',
      item({ fees: [{ rule: 'tip', payer: '申请人', text: '' }] }),
      '收费 第 1 项：收费规则“tip”不在收费表（fees.json）里。',
    ],
    ['free without a reason', item({ feeNote: undefined }), '收费：没有收费项目时，要在“收费备注”里写明为什么不收费。'],
    [
      'no legal limit and no reason',
      item({ statutoryNote: undefined }),
      '法定时限：没有法定时限时，要在“时限备注”里写明原因。',
    ],
    [
      'limit without basis',
      item({ statutory: [{ count: 30, unit: 'workingDay' }] }),
      '法定时限 第 1 项：法律规定的期限要写依据。',
    ],
    ['limit without count', item({ statutory: [{ unit: 'day', basis: law }] }), '法定时限 第 1 项：时限缺少“数”。'],
    [
      'instant with a count',
      item({ duties: [{ unit: 'instant', count: 3, basis: law }] }),
      '您的期限 第 1 项：单位是“即时”就不要写“数”。',
    ],
    [
      'unknown life event',
      item({ events: [{ event: '中彩票', order: 1 }] }),
      '人生事件 第 1 项：“中彩票”不在人生事件表（events.json）里。',
    ],
    ['the same name twice', item({ synonyms: ['办件事'] }), '还叫：叫法“办件事”写了两次。'],
    [
      'a name that cannot be read aloud',
      item({ synonyms: ['办件齉事'] }),
      '还叫：拼音表（pinyin.json）里没有“齉”，请补上，不然拼音搜不到。',
    ],
    ['a service that no hall has', item({ bookAs: 'haircut' }), '预约业务：大厅没有“haircut”这项预约业务。'],
    [
      'condition on a question that is not asked',
      item({ materials: [{ when: { 谁来办: ['代办'] } }] }),
      '材料 第 1 项“材料”：条件里的“谁来办”不是“要问的”里的题目。',
    ],
    [
      'condition on an answer that nobody can give',
      item({ questions: [question], materials: [{ when: { 谁来办: ['邻居'] } }] }),
      '材料 第 1 项“材料”：“谁来办”没有“邻居”这个选项。',
    ],
    [
      'question that decides nothing',
      item({ questions: [question] }),
      '要问的 第 1 项“谁来办”：没有一项材料取决于这个问题，不必问。',
    ],
    [
      'question that hangs on a later one',
      item({
        questions: [
          { ...question, when: { 有没有抵押: ['有'] } },
          { ...question, title: '有没有抵押', options: ['有', '没有'] },
        ],
        materials: [{}, { id: 'mandate', when: { 谁来办: ['代办'] } }],
      }),
      '要问的 第 1 项“谁来办”：条件里的“有没有抵押”不是排在它前面的题目。',
    ],
    [
      'conditions that contradict each other',
      item({
        questions: [question, { ...question, title: '代办人', options: ['家人', '中介'], when: { 谁来办: ['代办'] } }],
        materials: [{}, { id: 'mandate', name: '委托书', when: { 谁来办: ['本人'], 代办人: ['家人'] } }],
      }),
      '材料 第 2 项“委托书”：无论怎么回答都不会需要这项材料，条件互相矛盾。',
    ],
  ])('%s', (_what, one, sentence) => {
    expect(told(one)).toContain(sentence)
  })

  test('everything wrong is told at once', () => {
    const poor = item({ basis: [{ law: '某某办法' }], feeNote: undefined, steps: [{ ...step, role: '' }] })
    expect(told(poor)).toHaveLength(3)
  })
})
