import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import './year-columns.scss'

type Look = 'interest' | 'principal' | 'before' | 'after'

interface Props {
  /** The picture in words; its figures stand in the table after it. */
  label: string
  /** What the parts of a column are, from the top or from the left. */
  parts: readonly { look: Look; text: string }[]
  /** On top of one another they add up; beside one another they are compared. */
  way: 'stacked' | 'beside'
  /** Each year's amounts, in the order of the parts. */
  years: readonly { year: number; fen: readonly number[] }[]
}

const sum = (fen: readonly number[]) => fen.reduce((all, one) => all + one, 0)

/** A column a year. */
export function YearColumns({ label, parts, way, years }: Props) {
  const last = years.at(-1)
  if (!last) return null
  const most = Math.max(1, ...years.map(({ fen }) => (way === 'stacked' ? sum(fen) : Math.max(...fen))))
  return (
    <View>
      <View className="year-columns" {...role('img', { label })}>
        {years.map(({ year, fen }) => (
          <View key={year} className={`year-columns__year year-columns__year--${way}`} aria-hidden="true">
            {parts.map(({ look }, at) => (
              <View
                key={look}
                className={`year-columns__part year-columns__part--${look}`}
                style={{ height: `${(((fen[at] ?? 0) / most) * 100).toFixed(2)}%` }}
              />
            ))}
          </View>
        ))}
      </View>
      <View className="year-columns__axis numerals" aria-hidden="true">
        <View>第 1 年</View>
        <View>{`第 ${last.year} 年`}</View>
      </View>
      <View className="year-columns__legend">
        {parts.map(({ look, text }) => (
          <View key={look} className="year-columns__key">
            <View className={`year-columns__spot year-columns__part--${look}`} aria-hidden="true" />
            <View>{text}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
