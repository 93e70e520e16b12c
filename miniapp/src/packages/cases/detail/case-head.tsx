import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon/index.tsx'
import type { IconName } from '../../../components/icon/names.ts'
import { Notice } from '../../../components/notice/index.tsx'
import { role } from '../../../lib/role.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { type Look, lookOf } from '../case-words.ts'
import { isMyTurn } from './my-turn-of.ts'

const icons: Record<Look, IconName> = { working: 'clock', act: 'edit', ok: 'done', stopped: 'lock', over: 'history' }

/** How it stands in one sentence, what comes next, and the number to name on the phone. */
export function CaseHead({ shown }: { shown: Case }) {
  const { state, stateLabel, holds, now, next, number } = shown
  const look = lookOf({ state, holds: holds.length, isMyTurn: isMyTurn(shown) })
  return (
    <>
      <View className={`case-head case-head--${look}`} {...role('status', { live: 'polite' })}>
        <View className="row">
          <View className="case-head__mark" aria-hidden="true">
            <Icon name={icons[look]} />
          </View>
          <View className="grow">
            <View className="case-head__state">{stateLabel}</View>
            <View className="case-head__now">{now}</View>
          </View>
        </View>
        {next && holds.length === 0 && <View className="case-head__next">{`接下来：${next}`}</View>}
        {number && <View className="case-head__number numerals">{`办件编号 ${number}`}</View>}
      </View>
      <View>
        {holds.map(({ hold, label, reason, since }) => (
          <Notice key={hold} tone="danger" title={`${label}，${momentWords(since)}`}>
            {reason || holdWords[hold]}
          </Notice>
        ))}
      </View>
    </>
  )
}

/** What a stop means where the office's own words stay inside. */
const holdWords: Record<Case['holds'][number]['hold'], string> = {
  suspended: '原因消除后接着办，暂停的时间不算在时限里。',
  frozen: '值班人员会打电话核实。核实以前谁也不能往下办，暂停的时间不算在时限里。',
  revoked: '凭它发的证照不再有效。为什么、怎么办，看下面。',
  proposed: '窗口没有否决权：主管看过理由和材料后决定，决定了会告诉您。',
}
