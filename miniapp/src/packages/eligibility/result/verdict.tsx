import type { Evaluation } from '@anju/shared-types'
import { type EligibilityCity, eligibilityCities, findings } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import { FindingMark } from './finding-mark.tsx'
import { homesOf } from './homes.ts'
import { HomesPicture } from './homes-picture.tsx'
import './index.scss'

interface Props {
  city: EligibilityCity
  /** Day of the decision in words. */
  day: string
  evaluation: Evaluation
}

/** The answer in one sentence, with the homes that may still be bought as a picture. */
export function Verdict({ city, day, evaluation }: Props) {
  const { explanation } = evaluation
  const homes = homesOf(evaluation)
  return (
    <View className={`verdict verdict--${explanation.result}`} {...role('status', { live: 'polite' })}>
      <View className="row">
        <FindingMark finding={explanation.result} big />
        <View className="grow">
          <View className="verdict__where">{`${eligibilityCities[city]}，按${day}的规则`}</View>
          <View className="verdict__text">{explanation.text}</View>
          <View className="unseen">{findings[explanation.result]}</View>
        </View>
      </View>
      {homes && <HomesPicture {...homes} />}
    </View>
  )
}
