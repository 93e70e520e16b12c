import { expect, it } from 'vitest'
import { dataWords, progressWords, sizeWords } from './size-words.ts'

it('says sizes as people do', () => {
  expect([10, 820 * 1024, 3.2 * 1024 * 1024].map(sizeWords)).toEqual(['1 KB', '820 KB', '3.2 MB'])
  expect(progressWords(1024 * 1024, 4 * 1024 * 1024)).toBe('已传 1.0 MB，共 4.0 MB（25%）')
  expect(progressWords(0, 0)).toBe('已传 1 KB，共 1 KB（0%）')
  expect(dataWords(8 * 1024 * 1024, 1)).toBe('还要用约 8.0 MB 流量')
  expect(dataWords(96 * 1024 * 1024, 12)).toBe('12 份材料，还要用约 96.0 MB 流量')
})
