import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCertificateNumber } from './certificate-number.ts'
import { checkIdentifier } from './check-identifier.ts'
import { checkCreditCode, creditCodeCheck } from './credit-code.ts'
import { checkRealEstateUnit, showRealEstateUnit } from './real-estate-unit.ts'

const today = plainDate('2026-11-21')
const check = (kind: Parameters<typeof checkIdentifier>[0], value: string) => checkIdentifier(kind, value, today)

describe('统一社会信用代码', () => {
  test.each(['91350100M000100Y43', '91370102MA0000007F', '92370102MA00000X7A', '12370100000000000Y'])(
    '%s is valid',
    (code) => {
      expect(checkCreditCode(code)).toEqual({ ok: true, code })
    },
  )

  test.each([
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    ['91350100 m000100y43', '91350100M000100Y43'],
    ['91350100-M000100Y4-3', '91350100M000100Y43'],
  ])('%s is written as %s', (written, code) => expect(checkCreditCode(written)).toEqual({ ok: true, code }))

  test.each([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['370100200012345', 'old-number'],
    ['9135O100M000100Y43', 'characters'],
    ['91350100M000100I43', 'characters'],
    ['01350100M000100Y43', 'kind'],
    ['9135A100M000100Y43', 'region'],
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100Y34', 'check-digit'],
  ])('%s: %s', (code, problem) => expect(checkCreditCode(code)).toMatchObject({ ok: false, problem }))

  test('an early 92 code whose organization part fails its check is warned about, a 91 code is not accepted', () => {
    const early = '92370102MA00000X1'
    const code = early + creditCodeCheck(early)
    expect(checkCreditCode(code)).toMatchObject({ ok: true, warning: expect.stringContaining('个体工商户') })
    const company = '91370102MA0000001'
    expect(checkCreditCode(company + creditCodeCheck(company))).toMatchObject({ ok: false, problem: 'check-digit' })
  })

  test('one wrong character is always noticed', () => {
    const right = '91350100M000100Y43'
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...letters), (place, char) => {
        fc.pre(right[place] !== char)
        expect(checkCreditCode(right.slice(0, place) + char + right.slice(place + 1)).ok).toBe(false)
      }),
    )
  })
})

test('a first-generation number is answered with what it has become', () => {
  expect(check('citizenId', '370102900101001')).toMatchObject({
    valid: false,
    reason: expect.stringContaining('37010219900101001X'),
  })
})

describe('不动产单元代码', () => {
  const right = '370102001002GB00001F00010023'
  test.each([
    right,
    '370102 001002 GB00001 F00010023',
    '370102-001002-gb00001-f00010023',
    '370102001002GB00001W00000000',
    '370102001002JC00012L00000001',
  ])('%s is valid', (code) => expect(checkRealEstateUnit(code).ok).toBe(true))
  test('shown as 6-6-7-9', () => expect(showRealEstateUnit(right)).toBe('370102 001002 GB00001 F00010023'))

  test.each([
    // the lengths of wrong web pages
    ['370102001002GB00001F000100', 'length'],
    ['370102001002GB00001F0001002300', 'length'],
    ['370102001002KB00001F00010023', 'parcel-feature'],
    ['370102001002GZ00001F00010023', 'parcel-feature'],
    ['370102001002GB00001H00010023', 'fixture-feature'],
    ['37010A001002GB00001F00010023', 'digits'],
    ['370102001002GB0000AF00010023', 'digits'],
    ['370102001002GB00001F0001002A', 'digits'],
    ['370102001002GB00001W00010023', 'no-fixture'],
    ['370102001002GB00001F00000000', 'no-unit'],
  ])('%s: %s', (code, problem) => expect(checkRealEstateUnit(code)).toMatchObject({ ok: false, problem }))
})

describe('证号', () => {
  const right = '鲁（2021）济南市不动产权第0000001号'
  test.each([
    right,
    '鲁(2021)济南市不动产权第0000001号',
    ' 鲁 （2021） 济南市 不动产权第 0000001 号 ',
    '鲁〔2021〕济南市不动产权第０００００01号',
  ])('%s is one number', (written) =>
    expect(checkCertificateNumber(written)).toEqual({ ok: true, number: right, kind: 'title' }),
  )

  test('a 登记证明', () => {
    expect(checkCertificateNumber('辽（2019）鞍山市不动产证明第0012345号')).toMatchObject({ ok: true, kind: 'proof' })
  })

  test.each(['济房权证历字第123456号', '漯房权证源汇区字第20140001号', '鞍国用（2005）第123号'])(
    '%s of an old book stays valid',
    (written) => {
      expect(checkCertificateNumber(written)).toMatchObject({ ok: true, kind: 'old-book' })
    },
  )

  test.each([
    ['', 'empty'],
    ['山东（2021）济南市不动产权第0000001号', 'province'],
    ['鲁2021济南市不动产权第0000001号', 'year'],
    ['鲁（21）济南市不动产权第0000001号', 'year'],
    ['鲁（2021）不动产权第0000001号', 'place'],
    ['鲁（2021）济南市不动产0000001号', 'kind'],
    ['鲁（2021）济南市不动产权第00001号', 'serial'],
    ['鲁（2021）济南市不动产权第0000001', 'serial'],
    ['12345', 'unknown'],
    ['我家的证', 'unknown'],
  ])('%s: %s', (written, problem) => expect(checkCertificateNumber(written)).toMatchObject({ ok: false, problem }))
})

describe('one question for all kinds', () => {
  test.each([
    ['citizenId', '11010519491231002x', '11010519491231002X'],
    ['citizenId', '440524188001010014', '440524188001010014'],
    ['citizenId', '370116199001010018', '370116199001010018'],
    ['citizenId', '370102202402290029', '370102202402290029'],
    ['mobile', '+86 138-0000-0001', '13800000001'],
    ['name', '阿依古丽•买买提', '阿依古丽·买买提'],
    ['name', '李𠮷', '李𠮷'],
    ['creditCode', '91350100m000100y43', '91350100M000100Y43'],
    ['realEstateUnit', '370102 001002 GB00001 F00010023', '370102001002GB00001F00010023'],
    ['certificateNumber', '鲁(2021)济南市不动产权第0000001号', '鲁（2021）济南市不动产权第0000001号'],
  ] as const)('%s %s is %s', (kind, value, normalized) => {
    expect(check(kind, value)).toEqual({ valid: true, normalized })
  })

  test.each([
    ['citizenId', '810000199001010019', '港澳台'],
    ['citizenId', '911840199001010018', '外国人永久居留'],
    ['certificateNumber', '济房权证历字第123456号', '旧版证书'],
  ] as const)('%s %s is valid, with a word about it', (kind, value, word) => {
    expect(check(kind, value)).toMatchObject({ valid: true, reason: expect.stringContaining(word) })
  })

  test.each([
    ['citizenId', '370102190002290016'],
    ['citizenId', '370102900101001'],
    ['citizenId', '110105194912310021'],
    ['mobile', '12800000001'],
    ['mobile', '0531-12345678'],
    ['name', '李?'],
    ['creditCode', '91350100M000100Y44'],
    ['realEstateUnit', '1'],
    ['certificateNumber', '不动产'],
  ] as const)('%s %s is refused in plain Chinese', (kind, value) => {
    const verdict = check(kind, value)
    expect(verdict.valid).toBe(false)
    expect(verdict.normalized).toBeUndefined()
    expect(verdict.reason).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  test('any text gets an answer', () => {
    const kind = fc.constantFrom(
      'citizenId',
      'creditCode',
      'realEstateUnit',
      'certificateNumber',
      'mobile',
      'name' as const,
    )
    fc.assert(
      fc.property(kind, fc.string({ unit: 'binary', maxLength: 40 }), (asked, value) => {
        const verdict = checkIdentifier(asked, value, today)
        expect(verdict.valid || (verdict.reason ?? '').length > 0).toBe(true)
      }),
    )
  })
})
