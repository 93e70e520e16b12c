import { describe, expect, it } from 'vitest'
import { outlineOf, pageStep, pagesTyped } from './paper-outline.ts'

describe('which page comes next', () => {
  it('of a paper whose pages have names', () => {
    const card = outlineOf('id-card')
    expect(pageStep(card, 0)).toEqual({ words: '第 1 页，共 2 页', name: '有照片的一面', isDone: false })
    expect(pageStep(card, 1)).toEqual({ words: '第 2 页，共 2 页', name: '有国徽的一面', isDone: false })
    expect(pageStep(card, 2)).toMatchObject({ words: '共 2 页，都拍了', isDone: true })
    expect(pageStep(card, 3)).toMatchObject({ isDone: true })
  })
  it('of a contract: as many as the person says, and any number while they have not', () => {
    const contract = outlineOf('contract-resale')
    expect(contract.shape).toBe('sheet')
    expect(pageStep(contract, 1, 5)).toEqual({ words: '第 2 页，共 5 页', isDone: false })
    expect(pageStep(contract, 7)).toEqual({ words: '第 8 页', isDone: false })
    expect(pageStep(contract, 5, 5)).toMatchObject({ isDone: true })
  })
  it.each([
    ['5', 5],
    ['50', 50],
    ['51', undefined],
    ['0', undefined],
    ['', undefined],
    ['五', undefined],
  ])('%s typed is %s pages', (text, count) => {
    expect(pagesTyped(text)).toBe(count)
  })
})
