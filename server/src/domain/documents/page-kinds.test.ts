import { expect, it } from 'vitest'
import { kindsFor, type PageKind, recogniseKind } from './page-kinds.ts'

it.each<[PageKind | undefined, string]>([
  ['id-front', '姓名 某某 性别 男 民族 汉 出生 1975 住址 某地 公民身份号码'],
  ['id-back', '中华 人民 共和国 居民 身份 证 签发 机关 某局'],
  ['household', '常住 人 口 登记 卡 姓名 性别 出生地 民族 公民身份证件编号'],
  // as it came from the reader: one character of seven is wrong
  ['household', '单住人口登记卡 姓名 性别 民族'],
  ['marriage', '结婚证字号 J370102-2005-000123 登记日期'],
  ['divorce', '离婚证字号 L370102-2015-000123 登记日期'],
  ['title', '中华人民共和国不动产权证书'],
  ['registration-proof', '不动产登记证明 证明权利或事项 抵押权'],
  ['business-licence', '营业执照 统一社会信用代码 法定代表人'],
  [undefined, '房屋买卖合同 甲方姓名 乙方姓名 结婚 双方'],
  [undefined, ''],
])('%s: %s', (kind, read) => {
  expect(recogniseKind(read)).toBe(kind)
})

it('knows what each material may be, and says nothing of the others', () => {
  expect(kindsFor('marriage')).not.toContain('household')
  // a child without a card has the household register
  expect(kindsFor('id-card')).toContain('household')
  expect(kindsFor('contract-resale')).toBeUndefined()
})
