import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  ticket: DeskTicket
  notes: readonly string[]
  aside: ReactNode
}

/** One number in a list: the number first, since that is what people come with. */
export const TicketLine = ({ ticket, notes, aside }: Props) => (
  <View className="ticket-line">
    <View className="row">
      <View className="ticket-line__number numerals">{ticket.number}</View>
      <View className="ticket-line__who">{ticket.name}</View>
      <View className="ticket-line__aside">{aside}</View>
    </View>
    <View className="ticket-line__service">{ticket.service.name}</View>
    {notes.map((note) => (
      <View key={note} className="sentence">
        {note}
      </View>
    ))}
  </View>
)
