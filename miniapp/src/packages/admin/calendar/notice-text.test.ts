import { describe, expect, it } from 'vitest'
import { lineOfField, readNoticeText } from './notice-text.ts'

const of2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

describe('the notice of 2026 as it was published', () => {
  const read = readNoticeText(of2026, 2026)
  it('gives every block and every worked weekend', () => {
    expect(read.off).toEqual([
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ])
    expect(read.work.map(({ date }) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
    expect(read.source).toBe('国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号')
    expect(read.lines.flatMap(({ problems }) => problems)).toEqual([])
  })
  it('says how each line was understood, and passes over the rest', () => {
    expect(read.lines.find(({ number }) => number === 5)?.reads).toEqual([
      '1月1日至1月3日放假，共 3 天',
      '1月4日（周日）上班',
    ])
    expect(read.lines.filter(({ reads }) => reads.length === 0).map(({ number }) => number)).toEqual([1, 2, 3, 4, 12])
  })
  it('leads from what the server complains about to its line', () => {
    expect(read.lines[lineOfField(read, 'off.1.from')!]?.text).toContain('春节')
    expect(read.lines[lineOfField(read, 'work.5')!]?.text).toContain('国庆节')
    expect(lineOfField(read, 'source')).toBeUndefined()
  })
})

const problems = (text: string) => readNoticeText(text, 2027).lines.flatMap((line) => line.problems)

describe('what is wrong is said beside its line', () => {
  it.each([
    ['端午节：6月9日放假1天。', []],
    ['春节：2月5日至12日放假。', []],
    ['元旦：1月1日（周五）至3日（周日）放假调休，共3天。', []],
    ['元旦：1月1日（周四）至3日放假。', ['1月1日是周五，这里写的是周四。']],
    ['元旦：1月1日至3日放假，共4天。', ['写的是 4 天，1月1日至1月3日是 3 天。']],
    ['春节：2月30日放假。', ['没有 2月30日 这一天。']],
    ['劳动节：5月8日（星期天）上班。', ['5月8日是周六，这里写的是周天。']],
    ['国庆节：放假七天。', ['没有找到日期：要写成“1月1日至3日放假”这样。']],
  ])('%s', (text, expected) => expect(problems(text)).toEqual(expected))

  it('a line of days without a name', () => {
    expect(problems('5月1日至5月5日放假')[0]).toContain('节日名称')
  })
})

it('reads a block over two months, and days that share a month', () => {
  expect(readNoticeText('国庆节：9月30日至10月6日放假。10月9日、16日上班。', 2027)).toMatchObject({
    off: [{ from: '2027-09-30', to: '2027-10-06' }],
    work: [{ date: '2027-10-09' }, { date: '2027-10-16' }],
  })
})
