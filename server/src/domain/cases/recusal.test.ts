import { describe, expect, it } from 'vitest'
import { isSameAddress, normaliseAddress } from './address.ts'
import { isRecused, type PartyTies, recusalOf, type StaffTies } from './recusal.ts'

const staff: StaffTies = {
  staffNo: 'clerk-1',
  name: '刘芳',
  idIndex: 'id-liu',
  address: '济南市历下区泉城路88号3号楼2单元502室',
  kin: [
    { name: '李𠮷', relation: '配偶', idIndex: 'id-li' },
    { name: '刘强', relation: '兄弟' },
  ],
  organisations: ['济南安居商业管理有限公司'],
}
const party = (more: Partial<PartyTies>): PartyTies => ({ id: 'p1', name: '周敏', ...more })
const kinds = (...parties: PartyTies[]) => recusalOf(staff, parties).map(({ kind, weight }) => `${kind} ${weight}`)

describe('why somebody stays away', () => {
  it.each<[string, Partial<PartyTies>, string[]]>([
    ['a stranger', {}, []],
    ['the same person', { name: '刘芳', idIndex: 'id-liu' }, ['self must']],
    ['the same name, number unknown', { name: '刘芳' }, ['same-name ask']],
    ['the same name, another number', { name: '刘芳', idIndex: 'id-other' }, []],
    ['a relative', { name: '李吉', idIndex: 'id-li' }, ['kin must']],
    ['a relative’s name, written with a variant', { name: '李吉' }, ['kin-name ask']],
    ['a relative’s name, another number', { name: '李𠮷', idIndex: 'id-other' }, []],
    ['a relative without a number', { name: '刘强', idIndex: 'id-other' }, ['kin-name ask']],
    ['the same home', { address: '泉城路88号3-2-502' }, ['same-home must']],
    ['the flat next door', { address: '泉城路88号3-2-501' }, []],
    ['a firm', { name: '济南安居商业管理有限公司' }, ['organisation must']],
  ])('%s', (_who, more, expected) => {
    expect(kinds(party(more))).toEqual(expected)
  })

  it('a near name, when the own name has a rare character', () => {
    const li = { ...staff, name: '李𠮷', idIndex: undefined, kin: [] }
    expect(recusalOf(li, [party({ name: '李吉' })])).toMatchObject([
      { kind: 'near-name', weight: 'ask', partyId: 'p1' },
    ])
  })

  it('one’s own home', () => {
    const reasons = recusalOf(staff, [party({})], '山东省济南市历下区泉城路88号3号楼2单元502')
    expect(reasons).toMatchObject([{ kind: 'own-property', weight: 'must' }])
  })

  it('what is only a coincidence of names keeps away until somebody has looked', () => {
    const ask = recusalOf(staff, [party({ name: '刘芳' })])
    expect([isRecused([]), isRecused(ask), isRecused(ask, ['same-name'])]).toEqual([false, true, false])
    const must = recusalOf(staff, [party({ address: '泉城路88号3-2-502' })])
    expect(isRecused(must, ['same-home'])).toBe(true)
  })
})

describe('addresses', () => {
  it.each([
    ['泉城路８８号 3 号楼二单元５０２室', '泉城路88号3-2-502'],
    ['泉城路88号十二幢502户', '泉城路88号12-502'],
    ['泉城路88号二十三栋三零二室', '泉城路88号23-302'],
    ['经十路1号A座1201', '经十路1号a-1201'],
  ])('%s is %s', (written, folded) => {
    expect(normaliseAddress(written)).toBe(folded)
  })

  it.each([
    ['山东省济南市历下区泉城路88号3-2-502', '历下区泉城路88号3号楼2单元502室', true],
    ['历下区泉城路88号3-2-502', '市中区泉城路88号3-2-502', false],
    ['济南市历下区泉城路88号', '济南市历下区泉城路88号', false],
    ['济南市历下区13-2-502', '3-2-502', false],
    ['东泉城路88号3-2-502', '泉城路88号3-2-502', false],
    ['', '', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameAddress(one, other)).toBe(same)
    expect(isSameAddress(other, one)).toBe(same)
  })
})
