import type { DeskTicket } from '@anju/shared-types'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { TicketLine } from './ticket-line.tsx'
import type { Acts } from './use-acts.ts'

/** People who were called and did not come; whoever returns is put back, by any clerk of the hall. */
export function MissedList({ missed, acts }: { missed: readonly DeskTicket[]; acts: Acts }) {
  if (missed.length === 0) return null
  return (
    <Card kind="plain" title={`过号 ${missed.length} 人`}>
      {missed.map((ticket) => (
        <TicketLine
          key={ticket.id}
          ticket={ticket}
          notes={[ticket.calledAt ? `${momentWords(ticket.calledAt)} 叫过` : ticket.stateLabel]}
          aside={
            ticket.allowedActions.includes('requeue') && (
              <Button
                kind="secondary"
                compact
                disabled={acts.busy !== undefined}
                label={`${ticket.number} 重新排入`}
                onTap={() => acts.act({ name: 'requeue', id: ticket.id, number: ticket.number })}
              >
                重新排入
              </Button>
            )
          }
        />
      ))}
    </Card>
  )
}
