import { expect, it } from 'vitest'
import { priceText, unitCodeText, valueText } from './values.ts'

it('says a price twice, so that a zero too many shows', () => {
  expect(priceText(320_000_000)).toBe('3,200,000.00 元（320 万元）')
  expect(priceText(80_00)).toBe('80.00 元')
})

it('groups a unit code as it stands on the certificate', () => {
  expect(unitCodeText('370102001002GB00001F00010023')).toBe('370102 001002 GB00001 F0001 0023')
})

it('names the people of a side, oneself first on one’s own', () => {
  const draft = {
    answers: {},
    details: { ban: 'no', amount: '500000' },
    remark: '',
    others: [
      { side: '转让方', name: '周敏', idNumber: '1' },
      { side: '受让方', name: '吴昊', idNumber: '2' },
    ],
  }
  const fields = [
    {
      name: 'ban',
      label: '禁止转让',
      kind: 'choice' as const,
      required: true,
      options: [{ value: 'no', label: '否' }],
    },
    { name: 'amount', label: '数额', kind: 'yuan' as const, required: true },
  ]
  const text = (step: Parameters<typeof valueText>[0]) => valueText(step, { fields }, draft)
  expect(text({ key: '', kind: 'people', side: '转让方', isMine: true })).toBe('我、周敏')
  expect(text({ key: '', kind: 'people', side: '受让方', isMine: false })).toBe('吴昊')
  expect(text({ key: '', kind: 'people', side: '抵押权人', isMine: false })).toBeUndefined()
  expect(text({ key: '', kind: 'field', name: 'ban' })).toBe('否')
  expect(text({ key: '', kind: 'field', name: 'amount' })).toBe('500000 元')
})
