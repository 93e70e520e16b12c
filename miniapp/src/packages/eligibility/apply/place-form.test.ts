import { describe, expect, it } from 'vitest'
import { emptyPlace, placeBody } from './place-form.ts'

const zones = [
  { code: 'lixia', name: '历下区', asks: ['insideSecondRing' as const] },
  { code: 'siming', name: '思明区', asks: ['areaSqm' as const] },
  { code: 'shanghe', name: '商河县', asks: [] },
]
const of = (more: object) => placeBody({ ...emptyPlace, ...more }, zones)

describe('the place of the home', () => {
  it('has to be a zone of this city', () => {
    expect(of({})).toEqual({ problems: { zone: expect.stringContaining('区域') } })
    expect(of({ zone: 'futian' })).toEqual({ problems: { zone: expect.stringContaining('区域') } })
    expect(of({ zone: 'shanghe' })).toEqual({ body: { zone: 'shanghe' } })
  })

  it('says of the home what a rule there depends on, and nothing else', () => {
    expect(of({ zone: 'lixia', area: '90' })).toEqual({ problems: { insideSecondRing: expect.any(String) } })
    expect(of({ zone: 'lixia', area: '90', insideSecondRing: false })).toEqual({
      body: { zone: 'lixia', insideSecondRing: false },
    })
    expect(of({ zone: 'siming', area: '一百' })).toEqual({ problems: { area: expect.any(String) } })
    expect(of({ zone: 'siming', area: '144.01' })).toEqual({ body: { zone: 'siming', areaSqm: 144.01 } })
  })
})
