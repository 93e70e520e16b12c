import type { ConsentStatement } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { partsOf, spokenStatement } from './statement-text.ts'

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
