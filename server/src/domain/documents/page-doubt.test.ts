import { idCardSides, type PageLook, pageDoubtText } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { doubtOf, type SeenPage } from './page-doubt.ts'

const plain: PageLook = {
  ...{ written: 0.2, brightness: 160, red: 0.001, skin: 0.01, coloured: 0.1, paper: 0.5, isRedTogether: false },
  print: '0'.repeat(64),
}
const seen = (more: Partial<SeenPage>): SeenPage => ({ material: 'id-card', look: plain, others: [], ...more })
const elsewhere = 'f'.repeat(64)

describe('a page that may be the wrong one', () => {
  it('another kind than the material: what it looks like is named', () => {
    const doubt = doubtOf(seen({ material: 'marriage', kind: 'household' }))
    expect(doubt).toEqual({ code: 'other-kind', looksLike: '户口簿' })
    expect(pageDoubtText('other-kind', { title: '结婚证', looksLike: doubt?.looksLike })).toBe(
      '这张像是户口簿。要的是“结婚证”。',
    )
  })

  it('the other side, unless the side that was asked for is there: two sides may come in either order', () => {
    const back = seen({ kind: 'id-back', asked: idCardSides.front })
    expect(doubtOf(back)).toMatchObject({ code: 'other-side', looksLike: '身份证有国徽的一面' })
    expect(doubtOf({ ...back, others: [{ print: elsewhere, kind: 'id-front' }] })).toBeUndefined()
  })

  it('a page that is there already, before anything else', () => {
    const others = [{ print: `3${'0'.repeat(63)}` }]
    expect(doubtOf(seen({ others, kind: 'marriage' }))).toEqual({ code: 'same-page' })
    expect(doubtOf(seen({ others: [{ print: elsewhere }] }))).toBeUndefined()
  })

  it('what was read goes before what was seen', () => {
    const blank = { ...plain, written: 0 }
    expect(doubtOf(seen({ look: blank }))).toEqual({ code: 'blank' })
    expect(doubtOf(seen({ look: blank, kind: 'id-front', asked: idCardSides.front }))).toBeUndefined()
  })

  it('nothing where nothing is known: a child with the household register, a material of no known form', () => {
    expect(doubtOf(seen({ kind: 'household', asked: idCardSides.front }))).toBeUndefined()
    expect(doubtOf(seen({ material: 'contract-resale', kind: 'id-front' }))).toBeUndefined()
    expect(doubtOf(seen({}))).toBeUndefined()
  })
})
