import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  ticket: DeskTicket
  note: string
  aside: ReactNode
}

/** One number in a list: the number first, since that is what people come with. */
export const TicketLine = ({ ticket, note, aside }: Props) => (
  <View className="ticket-line">
    <View className="ticket-line__number numerals">{ticket.number}</View>
    <View className="grow">
      <View className="ticket-line__who">{`${ticket.name} · ${ticket.service.name}`}</View>
      <View className="sentence">{note}</View>
    </View>
    <View className="ticket-line__aside">{aside}</View>
  </View>
)
