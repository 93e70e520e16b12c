import { expect, it } from 'vitest'
import { newsBetween } from './news.ts'

const restriction = (text: string) => ({ label: '', effect: '', text, basis: '', isBlock: true })
const file = (texts: string[], stateLabel = '审核中', restrictions: string[] = []) => ({
  stateLabel,
  history: texts.map((text) => ({ at: '', who: '系统', text })),
  restrictions: { verdict: 'clear' as const, text: '', items: restrictions.map(restriction) },
})

it('tells what was added, what the register says newly and where the case stands now', () => {
  const before = file(['已受理'], '审核中', ['有抵押'])
  expect(newsBetween(before, before)).toEqual([])
  expect(newsBetween(before, file(['已受理', '核税已办完'], '等审批', ['有抵押', '有查封']))).toEqual([
    '系统：核税已办完',
    '登记簿：有查封',
    '现在是“等审批”',
  ])
})
