import type { CaseDraft } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { isMissing, stepOfField, stepsOf } from './steps.ts'

const sale = {
  sides: ['转让方', '受让方'],
  questions: [
    { title: '谁来办', ask: '谁来办？', options: ['本人办', '请人代办'] },
    { title: '证在不在', ask: '证还在吗？', options: ['在手里', '找不到了'] },
  ],
  fields: [{ name: 'note', label: '说明', kind: 'text' as const, required: true }],
  hasPrice: true,
  needsProperty: true,
}
const empty: CaseDraft = { answers: {}, others: [], details: {}, remark: '' }
const keys = (draft: CaseDraft) => stepsOf(sale, draft).map(({ key }) => key)

it('asks for the other side before one’s own', () => {
  const way = [
    'side',
    'home',
    'people:受让方',
    'people:转让方',
    'price',
    'ask:谁来办',
    'ask:证在不在',
    'field:note',
    'review',
  ]
  expect(keys(empty)).toEqual(way)
  expect(keys({ ...empty, side: '受让方' }).slice(2, 4)).toEqual(['people:转让方', 'people:受让方'])
})

it('a matter of one side asks for no side and no price', () => {
  const alone = { ...sale, sides: ['申请人'], hasPrice: false, needsProperty: false, fields: [] }
  expect(stepsOf(alone, empty).map(({ kind }) => kind)).toEqual(['people', 'ask', 'ask', 'review'])
})

it('knows what is missing: the other side must be there, more people on one’s own need not', () => {
  const missing = (draft: CaseDraft) =>
    stepsOf(sale, draft)
      .filter((step) => isMissing(step, sale, draft))
      .map(({ key }) => key)
  expect(missing(empty)).toEqual(['home', 'people:受让方', 'price', 'ask:谁来办', 'ask:证在不在', 'field:note'])
  const full: CaseDraft = {
    answers: { 谁来办: '本人办', 证在不在: '在手里' },
    others: [{ side: '受让方', name: '吴昊', idNumber: '370102199001011234' }],
    property: { address: '解放东路 16 号' },
    priceFen: 1,
    details: { note: '无' },
    remark: '',
  }
  expect(missing(full)).toEqual([])
})

it.each([
  ['property.unitCode', 'home'],
  ['priceFen', 'price'],
  ['answers', 'ask:证在不在'],
  ['details.note', 'field:note'],
  ['others', 'people:受让方'],
  ['others.0', 'people:转让方'],
  ['side', 'side'],
  ['digest', undefined],
])('the field %s of a refusal leads to %s', (field, key) => {
  const draft: CaseDraft = {
    ...empty,
    answers: { 谁来办: '本人办' },
    others: [{ side: '转让方', name: '周敏', idNumber: '370102199001011234' }],
  }
  expect(stepOfField(field, stepsOf(sale, draft), draft, sale)?.key).toBe(key)
})
