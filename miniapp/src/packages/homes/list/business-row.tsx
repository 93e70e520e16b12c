import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../../components/icon/index.tsx'
import { Tap } from '../../../components/raw/tap'
import { Tag } from '../../../components/tag/index.tsx'
import { dateWords, type HomeBusiness, markOf } from './home-words.ts'
import './index.scss'

/** One thing that may be done with the home; why, and what to do next, unfold below. */
export function BusinessRow({ business }: { business: HomeBusiness }) {
  const [open, setOpen] = useState(false)
  const { name, reasons, freeFrom, freeFromProvisional } = business
  const { tone, word } = markOf(business)
  if (reasons.length === 0) {
    return (
      <View className="business">
        <View className="business__head">
          <View className="grow business__name">{name}</View>
          <Tag tone={tone}>{word}</Tag>
        </View>
      </View>
    )
  }
  return (
    <View className="business">
      <Tap
        className="business__tap"
        expanded={open}
        label={`${name}，${word}。${open ? '收起原因' : '看原因和怎么办'}`}
        onTap={() => setOpen(!open)}
      >
        <View className="business__head">
          <View className="grow business__name">{name}</View>
          <Tag tone={tone}>{word}</Tag>
          <Icon name="down" className={open ? 'business__arrow business__arrow--open' : 'business__arrow'} />
        </View>
      </Tap>
      {open && (
        <View className="business__inside">
          {reasons.map(({ text, next, clause }) => (
            <View key={text} className="business__reason">
              <View>{text}</View>
              {next && <View className="business__next">{`下一步：${next}`}</View>}
              <View className="business__clause">{`依据：${clause}`}</View>
            </View>
          ))}
          {freeFrom && (
            <View className="business__next">
              {`到期不续、也没有新的限制，从${dateWords(freeFrom)}起可以申请办理${freeFromProvisional ? '（放假安排公布后可能变动）' : ''}。`}
            </View>
          )}
        </View>
      )}
    </View>
  )
}
