import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { Shortfall } from './shortfall.tsx'

interface Props {
  shown: Case
  /** Confirmed here, waiting for a network. */
  isPending: boolean
  onChange: (fresh: Case) => void
}

/** The one thing that waits for this person. */
export function MyTurn({ shown, isPending, onChange }: Props) {
  const { id, state, allowedActions } = shown
  if (isPending) {
    return (
      <Notice tone="act" title="您的确认还在这部手机上">
        连上网会自动提交，不会重复办理。
      </Notice>
    )
  }
  if (allowedActions.includes('submit')) {
    return (
      <Card kind="accent" title="还没提交">
        <Button icon="edit" onTap={() => go('/packages/cases/fill/index', { id })}>
          接着填
        </Button>
      </Card>
    )
  }
  if (allowedActions.includes('confirm')) {
    return (
      <Card kind="accent" title="请您确认">
        <View className="turn__words">有人填好了申请，里面有您。请打开看清内容，是本人的意思再确认。</View>
        <Button onTap={() => go('/packages/cases/confirm/index', { id })}>看清内容再确认</Button>
      </Card>
    )
  }
  if (state === 'correcting') return <Shortfall shown={shown} onChange={onChange} />
  if (state === 'feeDue')
    return (
      <Card kind="accent" title="请缴费">
        <View className="turn__words">缴费后就能领证，明细在下面。也可以到受理窗口刷卡。</View>
        <Button onTap={() => go('/packages/cases/pay/index', { id })}>去缴费</Button>
      </Card>
    )
  if (state === 'ready') {
    return (
      <Notice tone="act" title="可以领取了">
        <View className="turn__words">到窗口领、自助取件点拿，或快递送到家，您来选。</View>
        <Button onTap={() => go('/packages/collection/one/index', { case: id })}>选怎么领，看交接码</Button>
      </Notice>
    )
  }
  return null
}
