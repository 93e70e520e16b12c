import { expect, it } from 'vitest'
import { leftOut } from './left-out.ts'

it('one line a reason, in the order of the draw', () => {
  const excluded = [
    { staffNo: 'a', name: '刘芳', why: '不在岗' },
    { staffNo: 'b', name: '张磊', why: '需要回避' },
    { staffNo: 'c', name: '王静', why: '不在岗' },
  ]
  expect(leftOut(excluded)).toEqual([
    { why: '不在岗', names: '刘芳、王静' },
    { why: '需要回避', names: '张磊' },
  ])
  expect(leftOut([])).toEqual([])
})
