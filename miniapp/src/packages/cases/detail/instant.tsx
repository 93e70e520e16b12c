import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { basisWords } from '../../guide/basis-words.ts'
import { InstantFacts } from './instant-facts.tsx'

/** 秒批: on what basis, from which facts, with what anybody can check it by; or why people decide. */
export function Instant({ instant }: { instant: NonNullable<Case['instant']> }) {
  if (instant.outcome === 'person') {
    return <Notice title="由工作人员办理">{`系统没有当场决定，不是不能办。原因：${instant.reasons.join('')}`}</Notice>
  }
  return (
    <>
      <Card title="秒批">
        <View className="sentence">
          {[
            '系统按公布的规则当场办好。认为不对的，可以要求工作人员重新看。',
            ...instant.basis.map((basis) => `依据：${basisWords(basis)}`),
            `存证码（改动一个字就对不上）：${instant.hash}`,
          ].join('\n')}
        </View>
      </Card>
      <InstantFacts facts={instant.facts} />
    </>
  )
}
