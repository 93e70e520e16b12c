import { type Finding, findings } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon/index.tsx'
import './index.scss'

/** Fulfilled or not in shape, colour and word: a circle with a tick, a square with a cross, a diamond with a question mark. */
export const FindingMark = ({ finding, big }: { finding: Finding; big?: boolean }) => (
  <View className={`finding finding--${finding} ${big ? 'finding--big' : ''}`} aria-hidden="true">
    {finding === 'unknown' ? (
      <View className="finding__sign">?</View>
    ) : (
      <Icon name={finding === 'met' ? 'check' : 'close'} className="finding__icon" />
    )}
  </View>
)

export const FindingWord = ({ finding }: { finding: Finding }) => (
  <View className={`finding-word finding-word--${finding}`}>{findings[finding]}</View>
)
