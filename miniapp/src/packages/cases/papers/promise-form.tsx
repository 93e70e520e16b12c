import type { PaperCure } from '@anju/shared-types'
import { addDays, type PlainDate, shanghaiDate } from '@anju/shared-types/plain-date'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { DueChoice } from './due-choice.tsx'

interface Props {
  cure: PaperCure
  serverNow: string
  busy: boolean
  onPromise: (due?: PlainDate) => void
  onClose: () => void
}

/** What one signs and, of a paper that comes later, by when. What follows when it is not kept is said before, not after. */
export function PromiseForm({
  cure: { cure, name, text, latest, statement, source },
  serverNow,
  busy,
  onPromise,
  onClose,
}: Props) {
  const [due, setDue] = useState<PlainDate>()
  const isLater = cure === 'deferral'
  return (
    <>
      <Notice title={name}>{text}</Notice>
      {isLater && latest && (
        <DueChoice
          first={addDays(shanghaiDate(new Date(serverNow)), 1)}
          latest={latest as PlainDate}
          value={due}
          onChange={setDue}
        />
      )}
      <View className="promise__statement">
        {statement.map((sentence, at) => (
          <View key={sentence} className="sentence">{`${at + 1}. ${sentence}`}</View>
        ))}
        <View className="sentence">{`依据：${source}`}</View>
      </View>
      <Button disabled={isLater && !due} busy={busy} busyText="正在记下" onTap={() => onPromise(due)}>
        {isLater ? '我承诺按时补交' : '我承诺以上属实'}
      </Button>
      <Button kind="ghost" onTap={onClose}>
        不承诺了
      </Button>
    </>
  )
}
