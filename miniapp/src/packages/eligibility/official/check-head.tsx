import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon/index.tsx'
import { role } from '../../../lib/role.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { lookOf } from '../check-words.ts'
import { FindingMark } from '../result/finding-mark.tsx'
import { homesOf } from '../result/homes.ts'
import { HomesPicture } from '../result/homes-picture.tsx'
import './index.scss'

/** How it stands, in one big sentence, and what happens next. */
export function CheckHead({ check }: { check: Omit<Check, 'allowedActions'> }) {
  const {
    state,
    stateLabel,
    isWorking,
    headline,
    next,
    code,
    recheckOn,
    decidedAt,
    decidedBy,
    remaining = null,
    explanation,
  } = check
  const look = lookOf(state)
  const homes =
    state === 'passed' && explanation ? homesOf({ decision: 'eligible', remaining, explanation }) : undefined
  return (
    <View className={`verdict verdict--${look}`} {...role('status', { live: 'polite' })}>
      <View className="row">
        {look === 'working' || look === 'over' ? (
          <View className="check-head__mark" aria-hidden="true">
            <Icon name={look === 'working' ? 'clock' : 'history'} />
          </View>
        ) : (
          <FindingMark finding={look} big />
        )}
        <View className="grow">
          {!isWorking && stateLabel !== headline && <View className="verdict__where">{stateLabel}</View>}
          <View className="verdict__text">{headline}</View>
        </View>
      </View>
      {homes && <HomesPicture {...homes} />}
      <View className="check-head__next">{next}</View>
      <View className="check-head__facts">
        {decidedAt && (
          <View>{`${momentWords(decidedAt)} ${decidedBy === 'person' ? '工作人员作出' : '按规则自动得出'}`}</View>
        )}
        {state === 'passed' && recheckOn && <View>{`自动复核 ${recheckOn}`}</View>}
        <View className="numerals">{`核验编号 ${code}`}</View>
      </View>
    </View>
  )
}
