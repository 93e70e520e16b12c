import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import { yuanWords } from '../yuan.ts'
import type { YearOwed } from './compare-plans.ts'
import './index.scss'

/** Two columns a year: what is owed without and with the prepayment. The figures stand in the table after it. */
export function OwedBars({ years }: { years: readonly YearOwed[] }) {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  const most = Math.max(1, first.beforeFen, first.afterFen)
  const height = (fen: number) => ({ height: `${((fen / most) * 100).toFixed(2)}%` })
  const paidOff = years.find(({ afterFen }) => afterFen === 0)
  const words = `第 1 年末，不提前还欠 ${yuanWords(first.beforeFen)}，提前还欠 ${yuanWords(first.afterFen)}；提前还在第 ${paidOff?.year} 年还清，不提前还在第 ${last.year} 年还清`
  return (
    <View>
      <View className="owed-bars" {...role('img', { label: words })}>
        {years.map((one) => (
          <View key={one.year} className="owed-bars__year" aria-hidden="true">
            <View className="owed-bars__before" style={height(one.beforeFen)} />
            <View className="owed-bars__after" style={height(one.afterFen)} />
          </View>
        ))}
      </View>
      <View className="owed-bars__axis numerals" aria-hidden="true">
        <View>第 1 年</View>
        <View>{`第 ${last.year} 年`}</View>
      </View>
      <View className="owed-bars__legend">
        <View className="owed-bars__key">
          <View className="owed-bars__spot owed-bars__before" aria-hidden="true" />
          <View>不提前还</View>
        </View>
        <View className="owed-bars__key">
          <View className="owed-bars__spot owed-bars__after" aria-hidden="true" />
          <View>提前还</View>
        </View>
      </View>
    </View>
  )
}
