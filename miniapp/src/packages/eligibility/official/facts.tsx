import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Fold } from '../fold.tsx'
import './index.scss'

interface Props {
  facts: Check['facts']
  /** Left out where nobody may contest here (the staff's view). */
  onChallenge?: (fact: string) => void
}

/** What the offices said, each with where it is from and how old it is. */
export function Facts({ facts, onChallenge }: Props) {
  if (facts.length === 0) return null
  return (
    <Fold
      title={`核对到的 ${facts.length} 项情况`}
      note={onChallenge && '有哪条不对，打开后点“这条不对”'}
      open={!onChallenge}
    >
      {facts.map(({ fact, label, text, source, asOf, canChallenge }) => (
        <View key={fact} className="facts__one">
          <View className="facts__text">{text}</View>
          <View className="sentence">
            {source ? `来源：${source}${asOf ? `，数据截至 ${asOf}` : ''}` : '还没有取得'}
          </View>
          {onChallenge && canChallenge && source && (
            <Button kind="ghost" compact label={`这条不对：${label}`} onTap={() => onChallenge(fact)}>
              这条不对
            </Button>
          )}
        </View>
      ))}
    </Fold>
  )
}
