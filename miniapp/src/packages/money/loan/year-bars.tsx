import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import { yuanWords } from '../yuan.ts'
import './index.scss'
import type { LoanYear } from './years.ts'

/** One column a year: principal below, interest on top. The figures stand in the table after it. */
export function YearBars({ years }: { years: readonly LoanYear[] }) {
  const most = Math.max(1, ...years.map((year) => year.principalFen + year.interestFen))
  const height = (fen: number) => ({ height: `${((fen / most) * 100).toFixed(2)}%` })
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  const words = `第 1 年利息 ${yuanWords(first.interestFen)}，本金 ${yuanWords(first.principalFen)}；第 ${last.year} 年利息 ${yuanWords(last.interestFen)}，本金 ${yuanWords(last.principalFen)}`
  return (
    <View>
      <View className="year-bars" {...role('img', { label: words })}>
        {years.map((one) => (
          <View key={one.year} className="year-bars__column" aria-hidden="true">
            <View className="year-bars__interest" style={height(one.interestFen)} />
            <View className="year-bars__principal" style={height(one.principalFen)} />
          </View>
        ))}
      </View>
      <View className="year-bars__axis numerals" aria-hidden="true">
        <View>第 1 年</View>
        <View>{`第 ${last.year} 年`}</View>
      </View>
      <View className="year-bars__legend">
        <View className="year-bars__key">
          <View className="year-bars__spot year-bars__interest" aria-hidden="true" />
          <View>上面是利息</View>
        </View>
        <View className="year-bars__key">
          <View className="year-bars__spot year-bars__principal" aria-hidden="true" />
          <View>下面是本金</View>
        </View>
      </View>
    </View>
  )
}
