import { expect, test } from 'vitest'
import { item, itemOf } from '../../testing/catalogue-kit.ts'
import { diffVersions } from './diff.ts'

const before = item({
  summary: '原来这样。',
  statutory: [{ count: 30, unit: 'workingDay', basis: { law: '民法典' } }],
  materials: [
    { id: 'id-card', name: '身份证明', waivable: false },
    { id: 'loss', name: '登报声明' },
  ],
})

test('two versions that say the same differ in nothing, whatever their numbers', () => {
  expect(diffVersions(before, { ...before, version: 2 })).toEqual([])
})

test('each difference is one line in the words of the file', () => {
  const after = item({
    ...before,
    version: 2,
    summary: '现在这样。',
    statutory: [{ count: 5, unit: 'workingDay', basis: { law: '民法典' } }],
    materials: [
      { ...before.materials[0], waivable: true, heldBy: '公安' },
      { id: 'statement', name: '网上声明', when: { 怎么没的: ['找不到了', '被偷了'] } },
    ],
    fees: [{ rule: 'registration', payer: '申请人', text: '10 元' }],
  })
  expect(diffVersions(before, after)).toEqual([
    '一句话：原来这样。 → 现在这样。',
    '材料“身份证明” 可以免交：否 → 是',
    '材料“身份证明” 谁已经有：（没有） → 公安',
    '材料 增加：网上声明',
    '材料 取消：登报声明',
    '收费 增加：registration',
    '法定时限 增加：5 个工作日',
    '法定时限 取消：30 个工作日',
  ])
})

test('a condition, an order and a basis are said in words', () => {
  const [first, second] = before.steps
  const moved = { ...before, steps: [second!, first!] }
  expect(diffVersions(before, moved)).toEqual(['步骤 的次序变了'])
  const conditional = {
    ...before,
    materials: [
      { ...before.materials[0]!, when: { 谁来办: ['代办'] }, basis: { law: '民法典', article: '第一百六十五条' } },
    ],
  }
  expect(diffVersions(before, conditional)).toEqual([
    '材料“身份证明” 依据：民法典 → 民法典第一百六十五条',
    '材料“身份证明” 何时：（没有） → 谁来办=代办',
    '材料 取消：登报声明',
  ])
})

test('a part of a list that shares its name with another is not lost', () => {
  const licences = itemOf('B01').materials
  const doubled = { ...itemOf('B01'), materials: [...licences, licences[0]!] }
  expect(diffVersions(itemOf('B01'), doubled)).toEqual([`材料 增加：${licences[0]!.name}`])
})
