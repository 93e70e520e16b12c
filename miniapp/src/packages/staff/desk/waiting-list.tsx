import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { needWords } from './need-words.ts'
import { TicketLine } from './ticket-line.tsx'
import { waitedWords } from './waited-words.ts'

/** So many rows fit into one small update of the screen; the rest on demand. */
const shownAtFirst = 6
const shownMore = 12

export function WaitingList({ waiting }: { waiting: readonly DeskTicket[] }) {
  const [shown, setShown] = useState(shownAtFirst)
  if (waiting.length === 0) return null
  const hidden = waiting.length - shown
  return (
    <Card kind="plain" title={`等候 ${waiting.length} 人`}>
      {waiting.slice(0, shown).map((ticket) => (
        <TicketLine
          key={ticket.id}
          ticket={ticket}
          aside={<View className="ticket-line__wait numerals">{waitedWords(ticket.waitedMinutes)}</View>}
          notes={[ticket.orderReason, ...(ticket.needs.length > 0 ? [ticket.needs.map(needWords).join('、')] : [])]}
        />
      ))}
      {hidden > 0 && (
        <Button kind="ghost" icon="down" onTap={() => setShown((before) => before + shownMore)}>
          {`再看 ${Math.min(hidden, shownMore)} 位`}
        </Button>
      )}
    </Card>
  )
}
