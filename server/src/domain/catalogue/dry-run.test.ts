import { expect, test } from 'vitest'
import { itemOf } from '../../testing/catalogue-kit.ts'
import { dryRun } from './dry-run.ts'
import type { Item } from './item.ts'

const item = itemOf('B19')
const self = { 怎么没的: '找不到了', 申请人身份: '都是成年人', 谁来办: '本人办' }
const agent = { ...self, 谁来办: '请人代办' }
const cases = [self, self, agent].map((answers) => ({ under: item, answers }))
const change = (materials: (before: Item['materials']) => Item['materials']): Item => ({
  ...item,
  version: 2,
  materials: materials(item.materials),
})

test('the same papers are no difference', () => {
  expect(dryRun({ ...item, version: 2 }, cases)).toEqual({ cases: 3, changed: 0, lines: [] })
  expect(dryRun(item, [])).toEqual({ cases: 0, changed: 0, lines: [] })
})

test('a paper more is counted for each case that needs it', () => {
  const extra = { ...item.materials[0]!, id: 'photo', name: '近期照片', when: undefined }
  expect(
    dryRun(
      change((before) => [...before, extra]),
      cases,
    ),
  ).toEqual({
    cases: 3,
    changed: 3,
    lines: ['要多交“近期照片”：3 件'],
  })
})

test('a paper fewer only for those who brought it', () => {
  expect(
    dryRun(
      change((before) => before.filter(({ id }) => id !== 'mandate')),
      cases,
    ),
  ).toEqual({
    cases: 3,
    changed: 1,
    lines: ['不用再交“授权委托书”：1 件'],
  })
})

test('a new question leaves open what rests on it', () => {
  const question = { title: '证在哪里丢的', ask: '在哪里丢的？', options: ['本市', '外地'] }
  const next = {
    ...change((before) => [
      ...before,
      { ...before[0]!, id: 'report', name: '报案回执', when: { 证在哪里丢的: ['外地'] } },
    ]),
    questions: [...item.questions, question],
  }
  expect(dryRun(next, cases)).toMatchObject({ changed: 3, lines: ['要补问才知道要不要交“报案回执”：3 件'] })
})

test('each case is compared with the version it began under', () => {
  const older = { ...item, materials: item.materials.filter(({ id }) => id !== 'id-card') }
  const mixed = [...cases, { under: older, answers: self }]
  expect(dryRun({ ...item, version: 2 }, mixed)).toMatchObject({ cases: 4, changed: 1 })
})
