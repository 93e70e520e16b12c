import { expect, it } from 'vitest'
import { isWhole, termsBody, usualTerms } from './terms.ts'

const home = { unitCode: '370102001001GB00001F00010001', address: '经十路 1 号' }
const now = new Date('2026-11-22T10:00:00Z')

it('is whole only when what it is limited to has been chosen', () => {
  expect(isWhole(usualTerms)).toBe(true)
  expect(isWhole({ ...usualTerms, uses: [] })).toBe(false)
  for (const kind of ['item', 'case', 'home'] as const) expect(isWhole({ ...usualTerms, scope: { kind } })).toBe(false)
  expect(isWhole({ ...usualTerms, scope: { kind: 'item', item: 'B18' } })).toBe(true)
  expect(isWhole({ ...usualTerms, scope: { kind: 'case', caseId: 'x' } })).toBe(true)
  expect(isWhole({ ...usualTerms, scope: { kind: 'home', home } })).toBe(true)
})

it('sends the last day in Beijing, and only the limit that was chosen', () => {
  expect(termsBody(usualTerms, now)).toEqual({ uses: usualTerms.uses, until: '2027-02-20' })
  expect(termsBody({ ...usualTerms, scope: { kind: 'item', item: 'B18' } }, now)).toMatchObject({ items: ['B18'] })
  expect(termsBody({ ...usualTerms, scope: { kind: 'home', home } }, now)).toMatchObject({ home })
})
