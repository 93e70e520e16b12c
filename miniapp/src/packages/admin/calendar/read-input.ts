import type { CalendarNotice, PlainDate } from '@anju/shared-types'
import { type NoticeText, readNoticeText } from './notice-text.ts'

/** What was pasted or chosen, ready to be sent; with its lines when it is the notice's own text. */
export interface ReadInput {
  notice: Pick<CalendarNotice, 'off' | 'work'>
  source?: string
  /** Absent for a file in the form of data. */
  text?: NoticeText
  /** Why nothing can be sent yet. */
  problem?: string
}

const nothing = { off: [], work: [] }

/** The notice as it was published, or the same as data (JSON). The server checks the data; here only what can be read at all. */
export function readInput(typed: string, year: number): ReadInput {
  const trimmed = typed.trim()
  if (!trimmed) return { notice: nothing, problem: '请粘贴通知全文，或选择文件。' }
  return trimmed.startsWith('{') ? readData(trimmed) : readText(typed, year)
}

function readText(typed: string, year: number): ReadInput {
  const text = readNoticeText(typed, year)
  const notice = {
    off: text.off.map(({ name, from, to }) => ({ name, from: from as PlainDate, to: to as PlainDate })),
    work: text.work.map(({ name, date }) => ({ name, date: date as PlainDate })),
  }
  const wrong = text.lines.filter(({ problems }) => problems.length > 0).length
  if (wrong > 0) return { notice, source: text.source, text, problem: `有 ${wrong} 行没有看懂，请按下面的说明改。` }
  if (text.off.length === 0)
    return { notice, source: text.source, text, problem: '没有找到放假的日子，请粘贴通知全文。' }
  return { notice, source: text.source, text }
}

function readData(typed: string): ReadInput {
  try {
    const { off = [], work = [], source } = JSON.parse(typed) as Partial<CalendarNotice>
    if (!Array.isArray(off) || !Array.isArray(work)) {
      return { notice: nothing, problem: '文件里的 off 和 work 要写成列表。' }
    }
    return { notice: { off, work }, ...(typeof source === 'string' && { source }) }
  } catch (error) {
    return {
      notice: nothing,
      problem: `这个文件不是正确的 JSON：多半是少了逗号、引号或括号。（${(error as Error).message}）`,
    }
  }
}
