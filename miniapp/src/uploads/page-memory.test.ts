import type { PageLook } from '@anju/shared-types/page-look'
import { idCardSides } from '@anju/shared-types/page-words'
import { expect, it } from 'vitest'
import { doubtAbout, rememberPage } from './page-memory.ts'

const look = (more: Partial<PageLook>): PageLook => ({
  ...{ written: 0.2, brightness: 160, red: 0.001, skin: 0.01, coloured: 0.1, paper: 0.5, isRedTogether: false },
  print: '0'.repeat(64),
  ...more,
})

it('tells a page that was taken already for the same case and material, and only there', () => {
  const asked = { material: 'title', caseId: 'c1' }
  expect(doubtAbout(asked, look({}))).toBeUndefined()
  rememberPage(asked, look({}))
  expect(doubtAbout(asked, look({ print: `1${'0'.repeat(63)}` }))).toBe('same-page')
  expect(doubtAbout(asked, look({ print: 'f'.repeat(64) }))).toBeUndefined()
  expect(doubtAbout({ ...asked, caseId: 'c2' }, look({}))).toBeUndefined()
})

it('tells the back of a card where its front is asked, a blank sheet, a portrait; nothing without pixels', () => {
  const front = { material: 'id-card', caseId: 'c1', page: idCardSides.front }
  expect(doubtAbout(front, look({ red: 0.03, isRedTogether: true, skin: 0 }))).toBe('other-side')
  expect(doubtAbout(front, look({ red: 0.03, isRedTogether: true }))).toBeUndefined()
  expect(doubtAbout(front, look({ written: 0 }))).toBe('blank')
  expect(doubtAbout(front, look({ written: 0.01, skin: 0.5, paper: 0.1 }))).toBe('person')
  expect(doubtAbout(front, undefined)).toBeUndefined()
})
