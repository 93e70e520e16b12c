import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choice, Choices } from './index.tsx'

const places = [
  { value: '0900', text: '上午 9:00 至 9:30', note: '大约 9:50 办完，要等 5 至 12 分钟', asideText: '余 3' },
  { value: '0930', text: '上午 9:30 至 10:00', note: '大约 10:25 办完，要等 8 至 20 分钟', asideText: '余 11' },
  { value: '1000', text: '上午 10:00 至 10:30', asideText: '约满', disabled: true },
] as const

const needs = [
  { value: 'wheelchair', text: '轮椅通道' },
  { value: 'companion', text: '有人陪同照应', note: '志愿者在门口等您' },
] as const

export default function ChoiceDemo() {
  const [place, setPlace] = useState<string>('0930')
  const [chosen, setChosen] = useState<string[]>(['companion'])
  return (
    <>
      <Choice label="选择时段" options={places} value={place as '0900'} onChoose={setPlace} />
      <View className="gallery__gap" />
      <Choices
        label="需要的照顾"
        options={needs}
        values={chosen as 'companion'[]}
        onChoose={(value) =>
          setChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
        }
      />
    </>
  )
}
