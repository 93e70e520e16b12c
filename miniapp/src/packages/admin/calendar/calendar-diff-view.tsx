import type { CalendarDiff } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'

const words = { working: '上班', off: '休息' } as const

/** What a notice would change: days first, then whoever waits for one of them. */
export function CalendarDiffView({
  diff: { days, workingDays, statusChange, deadlines, warnings },
}: {
  diff: CalendarDiff
}) {
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning} tone="act" title="请再核对">
          {warning}
        </Notice>
      ))}
      <Card kind="plain" title="会改变的日子">
        <ListRow
          icon="calendar"
          text={`全年工作日 ${workingDays.is} 天`}
          note={workingDays.was === workingDays.is ? '和现在一样多' : `现在是 ${workingDays.was} 天`}
        />
        {statusChange && <ListRow icon="info" text={`状态：${statusChange}`} />}
        {days.map(({ date, was, is, name }) => (
          <ListRow key={date} text={dayWords(date)} note={name} asideText={`${words[was]} → ${words[is]}`} />
        ))}
        {days.length === 0 && <ListRow icon="done" text="没有一天变化" />}
      </Card>
      <Card kind="plain" title="跟着变的期限和预约">
        {deadlines.map(({ kind, label, was, is, text }) => (
          <ListRow
            key={`${kind} ${label} ${was} ${is ?? ''} ${text}`}
            icon="clock"
            text={label}
            note={text}
            asideText={is ? `${dayWords(was)} → ${dayWords(is)}` : undefined}
          />
        ))}
        {deadlines.length === 0 && <ListRow icon="done" text="没有期限跟着变" />}
      </Card>
    </>
  )
}
