/** What people keep most often, by the code that the catalogue gives it. */
export const materialNames = [
  { value: 'id-card', text: '身份证' },
  { value: 'marriage', text: '结婚证' },
  { value: 'guardianship', text: '户口簿' },
  { value: 'title', text: '不动产权证书' },
  { value: 'contract-resale', text: '房屋买卖合同' },
  { value: 'bank-card', text: '银行卡' },
  { value: 'mandate', text: '授权委托书' },
  { value: 'other', text: '其他材料' },
] as const

export const materialName = (material: string): string =>
  materialNames.find(({ value }) => value === material)?.text ?? '材料'
