import { expect, it } from 'vitest'
import { dataWords, progressWords, sizeWords } from './size-words.ts'

it('says sizes as people do', () => {
  expect([0, 10, 820 * 1024, 3.2 * 1024 * 1024, 2 ** 30].map(sizeWords)).toEqual([
    '0.0 MB',
    '1 KB',
    '820 KB',
    '3.2 MB',
    '1.0 GB',
  ])
  expect(progressWords(1024 * 1024, 4 * 1024 * 1024)).toBe('已传 1.0 MB，共 4.0 MB（25%）')
  expect(progressWords(0, 0)).toBe('已传 0.0 MB，共 0.0 MB（0%）')
  expect(dataWords(8 * 1024 * 1024, 1)).toBe('还要用约 8.0 MB 流量')
  expect(dataWords(96 * 1024 * 1024, 12)).toBe('12 份材料，还要用约 96.0 MB 流量')
})
