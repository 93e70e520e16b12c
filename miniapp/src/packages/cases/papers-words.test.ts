import { plainDate } from '@anju/shared-types/plain-date'
import { describe, expect, it } from 'vitest'
import { papersWords } from './papers-words.ts'

const promise = { name: '婚姻证明', state: 'open' as const, due: plainDate('2026-11-24'), isDelivered: false }

describe('whether the papers are complete', () => {
  it('is so only when nothing is owed and nothing promised is still to come', () => {
    expect(papersWords({ materials: [{ status: 'given' }], promises: [] })).toEqual({
      ...{ text: '齐了', isComplete: true, due: [] },
    })
    expect(papersWords({ materials: [{ status: 'given' }], promises: [promise] })).toEqual({
      ...{ text: '还要补交 1 份', isComplete: false, due: ['“婚姻证明”最晚 11月24日 周二交'] },
    })
    expect(papersWords({ materials: [{ status: 'open' }], promises: [promise] }).text).toBe('还缺 1 份，还要补交 1 份')
  })
  it('a promise that stands for the paper, and one that was kept, leave nothing due', () => {
    const promises = [
      { ...promise, due: undefined },
      { ...promise, state: 'kept' as const },
      { ...promise, isDelivered: true },
    ]
    expect(papersWords({ materials: [], promises }).text).toBe('齐了')
  })
})
