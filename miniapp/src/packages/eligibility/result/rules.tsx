import type { Explanation, RuleNode } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../../components/icon/index.tsx'
import { Tap } from '../../../components/raw/tap'
import { role } from '../../../lib/role.ts'
import { Fold } from '../fold.tsx'
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

/** The row that tells most is open; the others wait behind one line, for they are other people's ways in most cases. */
export function Rules({ explanation: { children, result }, factAct }: Props) {
  const [nearest, ...others] = children
  if (!nearest) return null
  return (
    <View>
      <Heading>条件对照</Heading>
      <OneRule rule={nearest} first factAct={factAct} />
      {others.length > 0 && (
        <Fold
          title={`其他 ${others.length} 种途径`}
          note={result === 'met' ? '符合一种就可以买，不用都符合' : '符合任何一种也可以买'}
        >
          {others.map((rule) => (
            <OneRule key={rule.id} rule={rule} factAct={factAct} />
          ))}
        </Fold>
      )}
    </View>
  )
}

function OneRule({ rule, first = false, factAct }: { rule: RuleNode; first?: boolean; factAct?: FactAct }) {
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
