import { doubtAtSight, idCardSides, isSamePrint, lookAtPage } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { recogniseKind } from '../../domain/documents/page-kinds.ts'
import { type DrawnPage, drawnPage } from '../../testing/drawn-pages.ts'
import { jpegPaper } from '../../testing/papers.ts'
import { createPageReader } from './read-words.ts'

const reader = createPageReader()
const lookAt = async (jpeg: Buffer) => lookAtPage(await reader.pixels(jpeg))

describe('what can be seen without reading', () => {
  it.each<[DrawnPage, string | undefined, string | undefined]>([
    ['id-front', idCardSides.front, undefined],
    ['id-back', idCardSides.back, undefined],
    ['id-back', idCardSides.front, 'other-side'],
    ['id-front', idCardSides.back, 'other-side'],
    ['household', undefined, undefined],
    ['marriage', undefined, undefined],
    ['blank', undefined, 'blank'],
    ['person', idCardSides.front, 'person'],
  ])('%s where %s is asked: %s', async (page, asked, doubt) => {
    expect(doubtAtSight(await lookAt(await drawnPage(page)), asked)).toBe(doubt)
  })

  it('says nothing of a page full of writing, in colour or not, sharp or not', async () => {
    for (const look of [{}, { seed: 4, ground: '#b08050' }, { paper: '#ffffff', ground: '#ffffff' }, { blur: 8 }]) {
      expect(doubtAtSight(await lookAt(await jpegPaper(look)), idCardSides.front)).toBeUndefined()
    }
  })

  it('knows the same photograph again however it was saved, and no other page', async () => {
    const { print } = await lookAt(await drawnPage('household'))
    const saved = await lookAt(await drawnPage('household', { width: 1100, quality: 45 }))
    expect(isSamePrint(print, saved.print)).toBe(true)
    for (const other of ['marriage', 'id-front', 'id-back', 'person'] as const) {
      expect(isSamePrint(print, (await lookAt(await drawnPage(other))).print)).toBe(false)
    }
  })
})

describe('what is read', () => {
  it.each(['id-back', 'household'] as const)('%s by the words of its form', async (page) => {
    expect(recogniseKind((await reader.words(await drawnPage(page))) ?? '')).toBe(page)
  })
})
