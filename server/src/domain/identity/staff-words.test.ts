import { expect, test } from 'vitest'
import { staffInSentence, staffShown } from './staff-words.ts'

test.each([
  [{ staffNo: 'clerk-3', name: '王静', roles: ['clerk'], departments: ['registry'] }, '王静 · 不动产登记窗口'],
  [{ staffNo: 'clerk-1', name: '刘芳', roles: ['clerk'] }, '刘芳 · 综合窗口'],
  [{ staffNo: 'tax-1', name: '周洁', roles: ['registrar'], departments: ['tax'] }, '周洁 · 税务审核人员'],
  [{ staffNo: 'x', name: '何伟', roles: ['clerk'], departments: ['housing', 'fund'] }, '何伟 · 房产交易、公积金窗口'],
  [{ staffNo: 'registrar', name: '赵敏', roles: ['registrar'] }, '赵敏 · 审核人员'],
  [{ staffNo: 'supervisor', name: '陈立', roles: ['supervisor', 'inspector'] }, '陈立 · 主管、质检人员'],
] as const)('a citizen reads name and post, never our own number: %j', (staff, words) => {
  expect(staffShown(staff)).toBe(words)
})

test('a work number of digits can be said on the phone, so it stands beside the post', () => {
  const staff = { staffNo: '03', name: '王静', roles: ['clerk'], departments: ['registry'] } as const
  expect(staffShown(staff)).toBe('王静 · 不动产登记窗口，工号 03')
  expect(staffInSentence(staff)).toBe('王静（不动产登记窗口，工号 03）')
})
