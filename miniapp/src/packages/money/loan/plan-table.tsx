import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import './index.scss'

interface Props {
  caption: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

/**
 * Figures in rows: each row carries its own heading and names its figures, so that four columns need not fit beside each other in
 * large type.
 */
export const PlanTable = ({ caption, heads, rows }: Props) => (
  <View className="plan-table" {...role('list', { label: caption })}>
    {rows.map(([name = '', ...figures]) => (
      <View key={name} className="plan-table__row" {...role('listitem')}>
        <View className="plan-table__name">{name}</View>
        <View className="plan-table__figures">
          {figures.map((figure, index) => (
            <View key={heads[index + 1]} className="plan-table__figure">
              <View className="plan-table__head">{heads[index + 1]}</View>
              <View className="numerals">{figure}</View>
            </View>
          ))}
        </View>
      </View>
    ))}
  </View>
)
