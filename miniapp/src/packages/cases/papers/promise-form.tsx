import { addDays, type PlainDate, shanghaiDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'

interface Props {
  serverNow: string
  busy: boolean
  onPromise: (due: PlainDate) => void
  onClose: () => void
}

const USUAL_DAYS = [3, 7, 14] as const
const OTHER = 'other'

/** By when the paper comes. What is not kept is said before the promise, not after. */
export function PromiseForm({ serverNow, busy, onPromise, onClose }: Props) {
  const today = shanghaiDate(new Date(serverNow))
  const [chosen, setChosen] = useState<string>()
  const [day, setDay] = useState<PlainDate>()
  const due = chosen === OTHER ? day : USUAL_DAYS.map((days) => addDays(today, days)).find((one) => one === chosen)
  const year = Number(today.slice(0, 4))
  return (
    <>
      <Choice
        label="哪天前补交"
        value={chosen}
        options={[
          ...USUAL_DAYS.map((days) => {
            const date = addDays(today, days)
            return { value: date as string, text: `${dayWords(date)}前`, note: `${days} 天内` }
          }),
          { value: OTHER, text: '另选一天', note: '最长 20 个工作日' },
        ]}
        onChoose={setChosen}
      />
      {chosen === OTHER && (
        <DateField label="哪天前" value={day} onChange={setDay} firstYear={year} lastYear={year + 1} />
      )}
      <Notice>先受理，时限照走；到期没交的，不能登簿，也会影响以后再承诺。</Notice>
      <Button disabled={!due} busy={busy} busyText="正在记下" onTap={() => due && onPromise(due)}>
        我承诺按时补交
      </Button>
      <Button kind="ghost" onTap={onClose}>
        不承诺了
      </Button>
    </>
  )
}
