import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import { waitedWords } from './waited-words.ts'

/** The window is free: who would come next. */
export function NobodyHere({ next, count }: { next?: DeskTicket; count: number }) {
  return (
    <View className="current current--free" {...role('status', { live: 'polite' })}>
      <View className="current__label">{count > 0 ? `${count} 人在等，下一位是` : '窗口空着'}</View>
      {next ? (
        <>
          <View className="current__number numerals">{next.number}</View>
          <View className="current__service">{next.service.name}</View>
          <View className="current__service">{waitedWords(next.waitedMinutes)}</View>
        </>
      ) : (
        <>
          <View className="current__name">现在没有人等</View>
          <View className="current__service">有人取号，会自动出现在这里。</View>
        </>
      )}
    </View>
  )
}
