import type { Explanation, RuleNode } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../../components/icon/index.tsx'
import { Tap } from '../../../components/raw/tap'
import { role } from '../../../lib/role.ts'
import { ClauseRow } from './clause-row.tsx'
import { FindingMark } from './finding-mark.tsx'
import { Heading } from './heading.tsx'
import { documentText, ruleSum } from './rule-words.ts'
import type { FactAct } from './types.ts'
import './index.scss'

interface Props {
  explanation: Explanation
  /** What can be done about a fact: change the answer, contest it. */
  factAct?: FactAct
}

/** Each row of the table as a card: the one that tells most is open, the others say how far they are. */
export const Rules = ({ explanation, factAct }: Props) => (
  <View>
    <Heading>条件对照</Heading>
    {explanation.children.length > 1 && (
      <View className="sentence rules__lead">符合下面任何一种就可以买，最接近的排在最前。</View>
    )}
    {explanation.children.map((rule, index) => (
      <OneRule key={rule.id} rule={rule} first={index === 0} factAct={factAct} />
    ))}
  </View>
)

function OneRule({ rule, first, factAct }: { rule: RuleNode; first: boolean; factAct?: FactAct }) {
  const [chosen, setChosen] = useState<boolean>()
  // the first may become another one while one looks
  const open = chosen ?? first
  const { text, result, children, document, note } = rule
  return (
    <View className="rule">
      <Tap
        className="rule__head"
        expanded={open}
        label={`${text}：${ruleSum(rule)}。${open ? '收起' : '展开'}`}
        onTap={() => setChosen(!open)}
      >
        <View className="row">
          <FindingMark finding={result} />
          <View className="grow">
            <View className="rule__text">{text}</View>
            <View className="rule__sum">{ruleSum(rule)}</View>
          </View>
          <Icon name="down" className={open ? 'rule__arrow rule__arrow--open' : 'rule__arrow'} />
        </View>
      </Tap>
      {open && (
        <View className="rule__inside">
          {children.length > 0 && (
            <View {...role('list', { label: `${text}的条件` })}>
              {children.map((clause) => (
                <ClauseRow key={clause.text} clause={clause} factAct={factAct} />
              ))}
            </View>
          )}
          {note && <View className="sentence rule__note">{note}</View>}
          <View className="rule__source">{documentText(document)}</View>
        </View>
      )}
    </View>
  )
}
