import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Phone, readMobile, readPhone } from './phone.ts'

describe('phones as people write them', () => {
  it.each<[string, Phone]>([
    ['13800000001', { kind: 'mobile', number: '13800000001' }],
    [' 138 0000 0001 ', { kind: 'mobile', number: '13800000001' }],
    ['138-0000-0001', { kind: 'mobile', number: '13800000001' }],
    ['+86 13800000001', { kind: 'mobile', number: '13800000001' }],
    ['8613800000001', { kind: 'mobile', number: '13800000001' }],
    ['0086-13800000001', { kind: 'mobile', number: '13800000001' }],
    ['１３８００００００００１'.slice(0, 11), { kind: 'mobile', number: '13800000000' }],
    ['19912345678', { kind: 'mobile', number: '19912345678' }],
    ['0531-66608888', { kind: 'landline', number: '053166608888' }],
    ['(0531)66608888转801', { kind: 'landline', number: '053166608888', extension: '801' }],
    ['010-12345678', { kind: 'landline', number: '01012345678' }],
    ['+86 531 66608888', { kind: 'landline', number: '053166608888' }],
    ['400-123-4567', { kind: 'service', number: '4001234567' }],
    ['95588', { kind: 'service', number: '95588' }],
    ['12345', { kind: 'service', number: '12345' }],
    ['12329', { kind: 'service', number: '12329' }],
    ['+1 415 555 0100', { kind: 'overseas', number: '+14155550100' }],
    ['00852 2345 6789', { kind: 'overseas', number: '+85223456789' }],
  ])('%s', (written, phone) => {
    expect(readPhone(written)).toEqual(phone)
  })

  it.each([
    [''],
    ['1380000000'],
    ['138000000011'],
    ['12800000001'],
    ['abc13800000001'],
    ['13800000001;DROP'],
    ['+'],
    ['0531-123'],
    ['13800000001转1'],
    ['+8612345'.repeat(4)],
  ])('%j is none', (written) => {
    expect(readPhone(written)).toBeUndefined()
  })
})

it('only a mainland mobile number can log in', () => {
  expect(readMobile('+86 138 0000 0001')).toBe('13800000001')
  expect(readMobile('0531-66608888')).toBeUndefined()
  expect(readMobile('+14155550100')).toBeUndefined()
})

it('every way of writing a mobile number gives the same eleven digits', () => {
  const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/)
  const prefix = fc.constantFrom('', '+86', '86', '+86 ', '0086')
  fc.assert(
    fc.property(mobile, prefix, fc.constantFrom('', ' ', '-'), (number, before, gap) => {
      const written = `${before}${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
      expect(readMobile(written)).toBe(number)
    }),
  )
})

it('nothing a person can type throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readPhone(text)?.number !== ''))
})
