import type { Certificate } from '@anju/shared-types'
import { View } from '@tarojs/components'
import './facts.scss'

/** Label and value under each other: long values of old papers fit, and large type breaks nothing. */
export const Facts = ({ facts }: { facts: Certificate['facts'] }) => (
  <View>
    {facts.map(({ name, label, value }) => (
      <View key={name} className="fact">
        <View className="fact__label">{label}</View>
        <View className="fact__value">{value}</View>
      </View>
    ))}
  </View>
)
