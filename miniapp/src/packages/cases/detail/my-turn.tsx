import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { setClipboardData } from '@tarojs/taro'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
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
  if (state === 'confirming') return <Asked parties={shown.parties} />
  if (allowedActions.includes('payFees'))
    return (
      <Card kind="accent" title="请缴费">
        <View className="turn__words">缴费后就能领证，明细在下面。也可以到受理窗口刷卡。</View>
        <Button onTap={() => go('/packages/cases/pay/index', { id })}>去缴费</Button>
      </Card>
    )
  if (allowedActions.includes('collect')) {
    return (
      <Card kind="accent" title="请领证">
        <View className="turn__words">选好怎么领，就有交接码。电子证照已经可以用了，不用等纸的。</View>
        <Button onTap={() => go('/packages/collection/one/index', { case: id })}>选怎么领，看交接码</Button>
        <Button kind="secondary" onTap={() => go('/packages/certificates/list/index')}>
          看电子证照
        </Button>
      </Card>
    )
  }
  if (state === 'closed') return <Done />
  return null
}

/** Those who have not said yes may never have used this: nobody has their number but the one who named them. */
function Asked({ parties }: Pick<Case, 'parties'>) {
  const names = parties.filter(({ confirmedAt }) => !confirmedAt).map(({ name }) => name)
  async function copy() {
    await setClipboardData({
      data: '我填好了一件房产申请，里面有您。请打开“安居一窗”，用您的手机号登录、做一次实名，在“办件”里看清内容再确认。',
    })
    toast('已复制，可以发给他们了', 'ok')
  }
  return (
    <Card kind="accent" title="请告诉还没确认的人">
      <View className="turn__words">
        {`${names.join('、')}用过安居一窗的，会收到消息。没用过的，请您告诉一声：打开安居一窗，登录、实名，在“办件”里确认。`}
      </View>
      <Button kind="secondary" onTap={() => void copy()}>
        复制一段话，发给他们
      </Button>
    </Card>
  )
}

/** What is left when it is over. */
const Done = () => (
  <Card kind="accent" rows title="办好了，还可以">
    <ListRow
      icon="shield"
      text="我的证照"
      note="出示、下载、打印"
      onTap={() => go('/packages/certificates/list/index')}
    />
    <ListRow icon="edit" text="评一评" note="好坏都照实说" onTap={() => go('/packages/ratings/mine/index')} />
  </Card>
)
