import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from './calendar.ts'
import { diffYears, withYear } from './diff-years.ts'
import { type Notice, readNotice } from './read-notice.ts'
import { addWorkingDays } from './working-days.ts'
import { seedYears } from './years/index.ts'

const d = plainDate
const off = (name: string, from: string, to = from) => ({ name, from: d(from), to: d(to) })
const work = (name: string, date: string) => ({ name, date: d(date) })

/** What the notice for 2027 may look like. */
const notice: Notice = {
  status: 'published',
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  off: [
    off('元旦', '2027-01-01', '2027-01-03'),
    off('春节', '2027-02-05', '2027-02-12'),
    off('清明节', '2027-04-03', '2027-04-05'),
    off('劳动节', '2027-05-01', '2027-05-05'),
    off('端午节', '2027-06-09'),
    off('中秋节', '2027-09-15'),
    off('国庆节', '2027-10-01', '2027-10-07'),
  ],
  work: [
    work('春节', '2027-01-31'),
    work('春节', '2027-02-20'),
    work('劳动节', '2027-05-08'),
    work('国庆节', '2027-09-26'),
    work('国庆节', '2027-10-09'),
  ],
}
const read = (more: Partial<Notice>, year = 2027) => readNotice(year, { ...notice, ...more })

describe('a notice', () => {
  test('is spread into days', () => {
    const result = read({})
    expect(result).toMatchObject({ warnings: [], year: { year: 2027, status: 'published' } })
    expect('year' in result && result.year.days).toHaveLength(3 + 8 + 3 + 5 + 1 + 1 + 7 + 5)
  })

  test.each<[string, Partial<Notice>, string]>([
    ['of another year', { off: [off('元旦', '2026-12-31', '2027-01-01')] }, 'off.0'],
    ['backwards', { off: [off('春节', '2027-02-12', '2027-02-05')] }, 'off.0'],
    ['endless', { off: [off('春节', '2027-02-01', '2027-02-16')] }, 'off.0'],
    ['twice off', { off: [off('劳动节', '2027-05-01', '2027-05-05'), off('劳动节', '2027-05-05')] }, 'off.1'],
    ['worked on a weekday', { work: [work('春节', '2027-02-03')] }, 'work.0'],
    ['worked and off', { work: [work('国庆节', '2027-10-02')] }, 'work.0'],
    ['worked in another year', { work: [work('元旦', '2026-12-27')] }, 'work.0'],
  ])('%s is refused', (_name, more, field) => {
    expect(read(more)).toMatchObject({ field, problem: expect.stringMatching(/[\u4e00-\u9fff]/) })
  })

  test('unusual is warned about, not refused', () => {
    const result = read({ off: notice.off.slice(1, 2), work: [] })
    expect('warnings' in result && result.warnings).toEqual([
      '没有填写调休上班日。',
      '没有填写：元旦、清明、劳动、端午、中秋、国庆。',
    ])
    const many = Array.from({ length: 3 }, (_, month) => off('停', `2027-0${month + 6}-01`, `2027-0${month + 6}-14`))
    const stopped = read({ off: [...notice.off.filter(({ name }) => name !== '端午节'), ...many] })
    expect('warnings' in stopped && stopped.warnings[0]).toMatch(/^全年工作日 2\d\d 天，往年约 248 天/)
  })
})

describe('what a notice changes', () => {
  const calendar = workingCalendar(seedYears)
  const result = read({})
  if (!('year' in result)) throw new Error('the notice of the test is wrong')

  test('the make-up days that nobody could know, and that the year is settled', () => {
    expect(diffYears(calendar.years.get(2027), result.year)).toEqual({
      days: notice.work.map(({ name, date }) => ({ date, was: 'off', is: 'working', name: `${name}调休上班` })),
      workingDays: { was: expect.any(Number), is: expect.any(Number) },
      statusChange: '暂定 → 已发布',
    })
  })

  test('the same year again changes nothing', () => {
    const year = calendar.years.get(2026)!
    expect(diffYears(year, year)).toMatchObject({ days: [], workingDays: { was: 248, is: 248 } })
    expect(diffYears(year, year).statusChange).toBeUndefined()
  })

  test('a limit moves and is no longer provisional', () => {
    const due = (days: typeof calendar) => addWorkingDays(d('2027-05-06'), 2, days)
    expect(due(calendar)).toEqual({ date: '2027-05-10', provisional: true })
    expect(due(withYear(calendar, result.year))).toEqual({ date: '2027-05-08', provisional: false })
  })
})
