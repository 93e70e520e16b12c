import type { Slot } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { waitWords } from '../../../lib/time-words.ts'

interface Props {
  slots: readonly Slot[]
  chosen?: string
  onChoose: (slotId: string) => void
}

/** A row costs about 650 bytes of one update of the screen, which may be 10 KB; the hall that never closes has 48. */
const SHOWN = 12

/** Each stretch of time with the whole visit: how long the wait, how long the service, when one is out again. */
export function Places({ slots, chosen, onChoose }: Props) {
  const [shown, setShown] = useState(SHOWN)
  if (slots.length === 0) return <Empty icon="clock" title="这一天没有可约的时间" text="请选其他日期。" />
  return (
    <>
      <Choice
        label="时间"
        value={chosen}
        onChoose={onChoose}
        options={slots.slice(0, shown).map(({ id, from, to, free, quote }) => ({
          value: id,
          text: `${from}–${to}`,
          note:
            free > 0
              ? `${waitWords(quote.waitMinutes)}，办理约 ${quote.serviceMinutes} 分钟，大约 ${quote.doneBy} 办完`
              : '可以选别的时间',
          asideText: free > 0 ? `余 ${free}` : '约满',
          disabled: free === 0,
        }))}
      />
      {slots.length > shown && (
        <Button kind="ghost" icon="down" onTap={() => setShown(shown + SHOWN)}>
          {`看 ${slots[shown]!.from} 以后的时间`}
        </Button>
      )}
    </>
  )
}
