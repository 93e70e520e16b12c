import type { Hall } from './hall-store.ts'

/** `1–4、7 号窗口` of the numbers of windows; what is no number stands as it is. */
export function windowWords(nos: readonly string[]): string {
  const runs: [string, string][] = []
  for (const no of nos) {
    const last = runs.at(-1)
    if (last && Number(no) === Number(last[1]) + 1) last[1] = no
    else runs.push([no, no])
  }
  return `${runs.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join('、')} 号窗口`
}

/** `周一至周五 09:00–12:00、13:30–17:00`, as it stands at the door. */
export function hoursWords({
  sessions,
  openOnWeekend,
  openEveryDay,
}: Pick<Hall, 'sessions' | 'openOnWeekend' | 'openEveryDay'>): string {
  const isAllDay = sessions.some(({ from, to }) => from === '00:00' && to >= '23:59')
  const days = openEveryDay ? '每天' : openOnWeekend ? '周一至周日（法定节假日除外）' : '工作日'
  return isAllDay ? `${days}，全天` : `${days} ${sessions.map(({ from, to }) => `${from}–${to}`).join('、')}`
}
