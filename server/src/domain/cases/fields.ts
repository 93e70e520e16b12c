import type { CaseField } from '@anju/shared-types'
import { type Business, businessOfItem } from '../restrictions/business.ts'

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]
const text = (name: string, label: string, required = true): CaseField => ({ name, label, kind: 'text', required })

/** What an entry of a business needs to know beside who and which home. */
const byBusiness: Partial<Record<Business, readonly CaseField[]>> = {
  mortgage: [
    { name: 'amountYuan', label: '被担保的债权数额（元）', kind: 'yuan', required: true },
    { name: 'hasTransferBan', label: '抵押期间是否约定禁止转让', kind: 'choice', options: yesNo, required: true },
  ],
  'mortgage-release': [text('rightNumber', '要注销的抵押（登记证明号）', false)],
  'right-release': [text('rightNumber', '要注销的权利（登记证明号）', false)],
  alteration: [text('newName', '变更后的姓名或名称', false), text('note', '变更内容')],
  'use-change': [text('note', '变更内容')],
  correction: [text('note', '哪里写错了，应该是什么')],
  objection: [text('reason', '异议的事实和理由')],
  residence: [{ name: 'mayBeLet', label: '是否约定可以出租', kind: 'choice', options: yesNo, required: true }],
  'rental-filing': [
    { name: 'rentYuan', label: '月租金（元）', kind: 'yuan', required: true },
    text('leaseFrom', '租期从哪天起'),
    text('leaseUntil', '到哪天止'),
  ],
  seizure: [text('authority', '嘱托机关'), text('document', '文书号'), text('termMonths', '查封期限（月）')],
  'seizure-release': [text('document', '解除文书号'), text('rightNumber', '原查封登记号', false)],
}

/** 首次登记 begins the page of a home: the register knows nothing of it yet. */
const firstRegistration: readonly CaseField[] = [
  text('areaM2', '建筑面积（平方米）'),
  {
    name: 'usage',
    label: '规划用途',
    kind: 'choice',
    options: ['住宅', '商业', '办公', '工业', '车库'].map((value) => ({ value, label: value })),
    required: true,
  },
]

/** Items that touch no home in the register but ask for something of their own. */
const byItem: Readonly<Record<string, readonly CaseField[]>> = {
  A13: [text('purpose', '查询目的（结果只能用于这个目的）')],
}

export const isFirstRegistration = (itemCode: string): boolean => itemCode === 'B01'

/** Whether an item is about a home: then the case says which. */
export const needsHome = (itemCode: string): boolean =>
  isFirstRegistration(itemCode) || businessOfItem(itemCode) !== undefined

export function fieldsOf(itemCode: string): readonly CaseField[] {
  if (isFirstRegistration(itemCode)) return firstRegistration
  const business = businessOfItem(itemCode)
  return byItem[itemCode] ?? (business && byBusiness[business]) ?? []
}

/** Businesses in which somebody pays somebody: the price is part of what the parties confirm. */
const priced: readonly Business[] = ['sale-contract', 'transfer']
export const hasPrice = (business: Business | undefined): boolean => business !== undefined && priced.includes(business)

/** What is wrong with what was filled in, by field; nothing when it can be submitted. */
export function fieldProblems(fields: readonly CaseField[], details: Readonly<Record<string, string>>) {
  return fields.flatMap((field): { field: string; text: string }[] => {
    const value = details[field.name]?.trim() ?? ''
    if (!value) return field.required ? [{ field: field.name, text: `请填写“${field.label}”。` }] : []
    if (field.kind === 'yuan' && !/^\d{1,10}(\.\d{1,2})?$/.test(value)) {
      return [{ field: field.name, text: `“${field.label}”要写成数字，最多两位小数。` }]
    }
    if (field.kind === 'choice' && !field.options?.some((option) => option.value === value)) {
      return [{ field: field.name, text: `请选择“${field.label}”。` }]
    }
    return []
  })
}
