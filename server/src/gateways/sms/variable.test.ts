import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryVariable } from './variable.ts'

describe('variables as every gateway can carry them', () => {
  it.each([
    ['123456', '123456'],
    ['济南市政务服务中心', '济南市政务服务中心'],
    ['2026年11月24日 09:00~09:30', '2026年11月24日 09:00~09:30'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['李𠮷', '李（生僻字，读 jí）'],
    ['王䶮', '王（生僻字，读 yǎn）'],
    ['陈𬱖', '陈（生僻字，读 dí）'],
    // no reading is known: none is made up
    ['王㐂', '王（生僻字）'],
    ['李\ue1a2', '李（无法显示的字）'],
    ['李\ufffd', '李（无法显示的字）'],
    ['李\ud842', '李（无法显示的字）'],
    ['好的😀', '好的（符号）'],
    ['见 https://example.gov.cn/a?b=1 办理', '见 （网址略） 办理'],
    ['见www.example.cn。', '见（网址略）。'],
    ['一行\n二行', '一行 二行'],
    ['', '无'],
    ['是否本人?', '是否本人?'],
    ['一'.repeat(36), `${'一'.repeat(34)}…`],
  ])('%j -> %j', (value, carried) => {
    expect(carryVariable(value)).toBe(carried)
  })
})

it('never says `?` for a character, is never empty and never too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const carried = carryVariable(value)
      expect([...carried].length).toBeGreaterThan(0)
      expect([...carried].length).toBeLessThanOrEqual(35)
      if (!value.includes('?')) expect(carried).not.toContain('?')
      expect(carried).not.toMatch(/[\ud800-\udfff\ufffd]/u)
    }),
  )
})
