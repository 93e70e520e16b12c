import { describe, expect, it } from 'vitest'
import type { ConsentStatement } from './contract/eligibility-check-shapes.ts'
import { partsOf, spokenAlert, spokenStatement } from './spoken-words.ts'

const statement: ConsentStatement = {
  version: '1',
  title: '购房资格核验告知书',
  purpose: '只用于核验。',
  sources: [{ source: 'homes', office: '不动产登记簿（自然资源）', what: '名下的住房' }],
  kept: '190 天后删除',
  rights: '可以不同意。',
  children: '代未成年子女同意。',
}

describe('the statement', () => {
  it('speaks of the children to the applicant only, who agrees for them', () => {
    const titles = (reader: 'applicant' | 'relative') => partsOf(statement, reader).map(({ title }) => title)
    expect(titles('applicant')).toContain('未成年子女')
    expect(titles('relative')).not.toContain('未成年子女')
  })

  it('is read aloud whole, with a pause after each line', () => {
    expect(spokenStatement(statement, 'relative')).toBe(
      '购房资格核验告知书。为了什么。只用于核验。向谁核对什么。不动产登记簿（自然资源）：名下的住房。保存多久。190 天后删除。您的权利。可以不同意。',
    )
  })
})

it('an alert says what happened, and how it is stopped while that helps', () => {
  const alert = {
    id: 'a',
    home: '解放东路 16 号',
    matter: '二手房转移登记',
    what: '有人提交了申请',
    at: '',
    text: '还没有受理。',
  }
  expect(spokenAlert({ ...alert, maySayNo: true })).toMatch(
    /^解放东路 16 号。有人提交了申请：二手房转移登记。还没有受理。如果不是您的意思，请点“不是我”/,
  )
  expect(spokenAlert({ ...alert, maySayNo: false })).not.toContain('不是我')
})
