import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'

/** The number that was just taken for somebody, to be told or written down. */
export const Taken = ({ ticket }: { ticket: DeskTicket }) => (
  <View className="taken" {...role('status', { live: 'polite' })}>
    <View className="taken__words">{`请告诉${ticket.name}，号码是`}</View>
    <View className="taken__number numerals">{ticket.number}</View>
    <View className="taken__words">{ticket.service.name}</View>
    <View className="sentence">{ticket.orderReason}</View>
  </View>
)
