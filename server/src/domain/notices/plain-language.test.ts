import { describe, expect, it } from 'vitest'
import { isPlain, type PlainFault, plainReport } from './plain-language.ts'
import { fillIn, templateTexts } from './template-texts.ts'
import { type TemplateName, templateRules } from './templates.ts'

const names = Object.keys(templateRules) as TemplateName[]
/** Messages after which nothing is to be done by somebody: the others say by when. */
const tells: readonly TemplateName[] = [
  ...(['appointment-cancelled', 'appeal-decided', 'check-decided', 'case-decided', 'case-fee-due'] as const),
  ...(['case-suspended', 'case-ready', 'case-post-trouble', 'certificate-issued', 'ticket-called'] as const),
  ...(['refund-ready', 'receipt-issued'] as const),
]

describe('every template', () => {
  it.each(names)('%s is in plain words, says what to do next, and by when if something is asked', (name) => {
    const { sms, sample } = templateTexts[name]
    const report = plainReport(fillIn(sms, sample), {
      values: Object.values(sample),
      asks: !tells.includes(name),
    })
    expect(report.faults).toEqual([])
    expect(isPlain(report)).toBe(true)
  })
  it.each(names)('%s fits its channels', (name) => {
    const { sms, rows, sample } = templateTexts[name]
    const variables = [...sms.matchAll(/\{(\w+)\}/g)].map(([, variable]) => variable)
    expect(Object.keys(sample).toSorted()).toEqual([...new Set(variables)].toSorted())
    // 【安居一窗】 goes with it; two parts of 67 characters, read as one.
    expect([...fillIn(sms, sample)].length + 6).toBeLessThanOrEqual(134)
    for (const value of Object.values(sample)) expect([...value].length).toBeLessThanOrEqual(35)
    for (const [row, [label, kind]] of Object.entries(rows ?? {})) {
      expect([...label].length).toBeLessThanOrEqual(5)
      const value = sample[row]!
      if (kind === 'thing') expect([...value].length).toBeLessThanOrEqual(20)
      if (kind === 'character_string') expect(value).toMatch(/^[\x21-\x7e]{1,32}$/)
      if (kind === 'time' || kind === 'date') expect(value).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/)
    }
  })
})

describe('what makes a message hard', () => {
  const good = '您的申请办好了。请在2026年12月1日前带身份证来领。'
  it('good words have nothing to be said against', () => {
    expect(plainReport(good, { asks: true })).toMatchObject({ score: 100, faults: [] })
    expect(isPlain(plainReport(good))).toBe(true)
  })
  it.each<[PlainFault, string]>([
    [
      'long-sentence',
      '您办的这件事现在已经全部办好了，请您在这个月的最后一天以前，带上您本人的身份证原件，到您家附近的大厅来领取您的证件',
    ],
    ['long-clause', '请您务必在这个月的最后一天以前带上您本人的身份证原件和户口本来领'],
    ['officialese', '您的材料逾期，请重新交。'],
    ['term', '您的申请可以容缺，请打开查看。'],
    ['piled-negation', '没有不同意的就不用来，请放心。'],
    ['passive', '您的申请被退回，请打开查看。'],
    ['no-next-step', '您的申请结束了。'],
    ['no-when', '请带身份证来领。'],
  ])('%s', (fault, text) => {
    const { faults, score } = plainReport(text, { asks: true })
    expect(faults.map((one) => one.fault)).toContain(fault)
    expect(score).toBeLessThan(100)
  })
  it('a term with its meaning is no fault, nor is a long name that was filled in', () => {
    expect(plainReport('可以容缺（先收下，后补）。请打开查看。').faults).toEqual([])
    const name = '济南安居商业管理有限公司历下区第一百三十八号商铺转移登记'
    expect(plainReport(`您的${name}办好了。请打开查看。`, { values: [name] }).faults).toEqual([])
    expect(plainReport(`您的${name}办好了。请打开查看。`).faults).not.toEqual([])
  })
  it('longer and harder is for older readers', () => {
    const hard = '鉴于上述事宜逾期，须予以补正，请知悉并于届时递交相关材料至有关部门。'
    expect(plainReport(hard).readingAge).toBeGreaterThan(plainReport(good).readingAge)
    expect(isPlain(plainReport(hard))).toBe(false)
  })
})
