import { findings } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Icon } from '../../../components/icon/index.tsx'
import { Tap } from '../../../components/raw/tap'
import { role } from '../../../lib/role.ts'
import { FindingMark, FindingWord } from './finding-mark.tsx'
import './index.scss'
import type { ClauseNode, FactAct, FactNode } from './types.ts'

/** A condition and whether it is fulfilled; what it was found from unfolds below. */
export function ClauseRow({ clause, factAct }: { clause: ClauseNode; factAct?: FactAct }) {
  const [open, setOpen] = useState(false)
  const { text, result, children } = clause
  return (
    <View className={`clause clause--${result}`} {...role('listitem')}>
      <Tap
        className="clause__head"
        expanded={open}
        label={`${text}，${findings[result]}。${open ? '收起根据' : '看根据'}`}
        onTap={() => setOpen(!open)}
      >
        <View className="row">
          <FindingMark finding={result} />
          <View className="grow clause__text">{text}</View>
          <FindingWord finding={result} />
          <Icon name="down" className={open ? 'rule__arrow rule__arrow--open' : 'rule__arrow'} />
        </View>
      </Tap>
      {open && children.map((fact) => <FactRow key={fact.fact} fact={fact} act={factAct?.(fact)} />)}
    </View>
  )
}

function FactRow({ fact, act }: { fact: FactNode; act?: { text: string; onTap: () => void } }) {
  return (
    <View className="fact">
      <View className="fact__text">{fact.text}</View>
      <View className="sentence">{originText(fact)}</View>
      {act && (
        <Button kind="ghost" compact onTap={act.onTap}>
          {act.text}
        </Button>
      )}
    </View>
  )
}

/** Where the value is from and how old it is. */
const originText = ({ source, asOf }: FactNode): string => {
  if (!source) return '还没有取得'
  return asOf ? `来源：${source}，数据截至 ${asOf}` : `来源：${source}`
}
