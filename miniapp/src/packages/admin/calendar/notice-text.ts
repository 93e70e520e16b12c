/** Reads the State Council's yearly notice as it was pasted: which days are off, which weekend days are worked. */

export interface Block {
  name: string
  from: string
  to: string
}

export interface WorkDay {
  name: string
  date: string
}

/** One line of what was pasted, and how it was understood. */
export interface NoticeLine {
  number: number
  text: string
  /** In words, one entry a block or day. Empty: the line holds no days and is passed over. */
  reads: string[]
  problems: string[]
}

export interface NoticeText {
  source?: string
  off: Block[]
  work: WorkDay[]
  lines: NoticeLine[]
  /** Index of the line that each block and each day came from. */
  offLine: number[]
  workLine: number[]
}

const weekdays = '日一二三四五六'
const pad = (value: number) => String(value).padStart(2, '0')
const dateOf = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`
const exists = (date: string) => {
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
}
const weekdayOf = (date: string) => weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
const words = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

export function readNoticeText(text: string, year: number): NoticeText {
  const result: NoticeText = { off: [], work: [], lines: [], offLine: [], workLine: [] }
  const all = text.split(/\r?\n/)
  const [title, paper] = [/关于\d{4}年[^\n]*?通知/.exec(text)?.[0], /国办发明电〔\d{4}〕\d+号/.exec(text)?.[0]]
  if (title || paper) result.source = [title && `国务院办公厅${title}`, paper].filter(Boolean).join('，')
  for (const [index, raw] of all.entries()) {
    const line: NoticeLine = { number: index + 1, text: raw.trim(), reads: [], problems: [] }
    if (!line.text) continue
    readLine(line, year, result)
    result.lines.push(line)
  }
  return result
}

const holidayLine = /^(?:[一二三四五六七八九十]+[、.．]|\d+[、.．)）])?\s*([\u4e00-\u9fff]{2,10}?)\s*[:：]\s*(.*)$/

function readLine(line: NoticeLine, year: number, result: NoticeText) {
  const match = holidayLine.exec(line.text)
  if (!match || !/放假|上班|休息/.test(line.text)) {
    if (/\d月\d+日.*(放假|上班)/.test(line.text)) {
      line.problems.push('没有看懂：每行先写节日名称和冒号，例如“元旦：1月1日至3日放假。1月4日上班。”')
    }
    return
  }
  const [, name = '', rest = ''] = match
  for (const sentence of rest.split(/[。；;]/)) {
    if (!/\d+\s*日/.test(sentence)) continue
    if (/上班/.test(sentence)) readWork(line, sentence, name, year, result)
    else readOff(line, sentence, name, year, result)
  }
  if (line.reads.length === 0 && line.problems.length === 0) {
    line.problems.push('没有找到日期：要写成“1月1日至3日放假”这样。')
  }
}

const inBrackets = /[（(][^）)]*[）)]/g
const span = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s*[至到\-—–~～]+\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/

function readOff(line: NoticeLine, sentence: string, name: string, year: number, result: NoticeText) {
  const match = span.exec(sentence.replace(inBrackets, ''))
  if (!match) return void line.problems.push(`“${sentence.trim()}”里没有看懂的日期。`)
  const [, y1, m1, d1, y2, m2, d2] = match
  const from = dateOf(Number(y1 ?? year), Number(m1), Number(d1))
  const to = d2 ? dateOf(Number(y2 ?? y1 ?? year), Number(m2 ?? m1), Number(d2)) : from
  if (!isDay(line, from) || !isDay(line, to)) return
  const count = daysBetween(from, to)
  const said = /共\s*(\d+)\s*天|放假\s*(\d+)\s*天/.exec(sentence)
  const days = Number(said?.[1] ?? said?.[2] ?? count)
  if (days !== count) line.problems.push(`写的是 ${days} 天，${words(from)}至${words(to)}是 ${count} 天。`)
  checkWeekdays(line, sentence, from)
  result.off.push({ name, from, to })
  result.offLine.push(result.lines.length)
  line.reads.push(from === to ? `${words(from)}放假` : `${words(from)}至${words(to)}放假，共 ${count} 天`)
}

function readWork(line: NoticeLine, sentence: string, name: string, year: number, result: NoticeText) {
  let month = 0
  for (const [, m, d] of sentence.replace(inBrackets, '').matchAll(/(?:(\d{1,2})月)?(\d{1,2})日/g)) {
    month = m ? Number(m) : month
    const date = dateOf(year, month, Number(d))
    if (!isDay(line, date)) continue
    result.work.push({ name, date })
    result.workLine.push(result.lines.length)
    line.reads.push(`${words(date)}（周${weekdayOf(date)}）上班`)
  }
  checkWeekdays(line, sentence, dateOf(year, 1, 1))
}

function isDay(line: NoticeLine, date: string): boolean {
  if (exists(date)) return true
  line.problems.push(`没有 ${words(date)} 这一天。`)
  return false
}

/** A notice names the weekday of most days: one that does not fit is a day that was typed wrongly. */
function checkWeekdays(line: NoticeLine, sentence: string, first: string) {
  let month = Number(first.slice(5, 7))
  for (const [, m, d, said] of sentence.matchAll(
    /(?:(\d{1,2})月)?(\d{1,2})日[（(][^）)]*?(?:周|星期)([日天一二三四五六])/g,
  )) {
    month = m ? Number(m) : month
    const date = dateOf(Number(first.slice(0, 4)), month, Number(d))
    const is = exists(date) ? weekdayOf(date) : undefined
    if (is && is !== (said === '天' ? '日' : said)) line.problems.push(`${words(date)}是周${is}，这里写的是周${said}。`)
  }
}

/** The line of what the server complains about: `off.2.from`, `work.0`; undefined when it is about something else. */
export function lineOfField(notice: NoticeText, field: string | undefined): number | undefined {
  const match = /^(off|work)\.(\d+)/.exec(field ?? '')
  if (!match) return undefined
  return (match[1] === 'off' ? notice.offLine : notice.workLine)[Number(match[2])]
}
