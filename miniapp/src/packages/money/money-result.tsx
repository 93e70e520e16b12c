import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import './money-result.scss'
import { yuanWords } from './yuan.ts'

interface Props {
  title: string
  fen: number
  note?: string
}

/** The one figure that somebody came for; read aloud when it appears. */
export const MoneyResult = ({ title, fen, note }: Props) => (
  <View className="money-result" {...role('status')}>
    <View className="money-result__title">{title}</View>
    <View className="money-result__figure numerals">{yuanWords(fen)}</View>
    {note && <View className="money-result__note">{note}</View>}
  </View>
)
