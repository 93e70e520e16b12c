import type { Me } from '@anju/shared-types'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { Card } from '../../components/card/index.tsx'
import { Dialog } from '../../components/dialog/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { Tag } from '../../components/tag/index.tsx'
import { go } from '../../lib/go.ts'
import { readMe } from '../../stores/me.ts'
import { endSession, useSession } from '../../stores/session.ts'
import { setLargeType, useSettings } from '../../stores/settings.ts'
import { toast } from '../../stores/toast.ts'
import { Work } from './work.tsx'

export default function MyPage() {
  const { loggedIn, me } = useSession()
  const largeType = useSettings((state) => state.largeType)
  useDidShow(() => void readMe())
  return (
    <Page title="我的" tab="me">
      {loggedIn ? (
        me && <Mine me={me} />
      ) : (
        <Card kind="plain">
          <ListRow
            icon="mobile"
            text="登录"
            note="登录后可以预约、排队、看消息"
            onTap={() => go('/pages/login/index')}
          />
        </Card>
      )}
      <Card kind="plain">
        <ListRow
          icon="scan"
          text="查验证照"
          note="扫一下，知道对方的证是真是假"
          onTap={() => go('/packages/certificates/verify/index')}
        />
        <ListRow
          icon="document"
          text="替人付款"
          note="家人给了您代付码，在这里付"
          onTap={() => go('/packages/cases/pay-for/index')}
        />
        <ListRow
          icon="scale"
          text="公开的事"
          note="程序、收费、人员、抽查、评价，谁都能查"
          onTap={() => go('/packages/guide/disclosure/index')}
        />
      </Card>
      <Card kind="plain" title="显示">
        <ListRow
          icon="large-type"
          text="长辈版大字"
          note="字和按钮都变大"
          asideText={largeType ? '已打开' : '未打开'}
          onTap={() => setLargeType(!largeType)}
        />
        <ListRow
          icon="document"
          text="组件陈列"
          note="供设计和测试查看"
          onTap={() => go('/packages/gallery/pages/list/index')}
        />
      </Card>
      {loggedIn && <LogOut />}
    </Page>
  )
}

function Mine({ me: { realName, maskedPhone, staff } }: { me: Me }) {
  const verified = realName.state === 'verified'
  return (
    <>
      <Card kind="plain">
        <ListRow
          icon="id-card"
          text={realName.maskedName ?? '还没有实名'}
          note={maskedPhone ? `手机 ${maskedPhone}` : '还没有绑定手机号'}
          aside={<Tag tone={verified ? 'ok' : 'act'}>{realName.label}</Tag>}
          asideText={realName.label}
          onTap={() => go('/packages/account/real-name/index')}
        />
      </Card>
      <Card kind="plain" title="我的事">
        {verified && (
          <ListRow
            icon="id-card"
            text="我的名字"
            note="每个字对不对，别处怎么写"
            onTap={() => go('/packages/account/my-name/index')}
          />
        )}
        <ListRow
          icon="edit"
          text="评一评"
          note="办完一件评一次，办事的人看不到是您评的"
          onTap={() => go('/packages/ratings/mine/index')}
        />
        <ListRow
          icon="home"
          text="我的房产"
          note="登记簿上的限制，现在能办什么"
          onTap={() => go('/packages/homes/list/index')}
        />
        <ListRow
          icon="shield"
          text="我的证照"
          note="出示、下载，看谁查验过"
          onTap={() => go('/packages/certificates/list/index')}
        />
        <ListRow
          icon="document"
          text="我的材料"
          note="传过的证件和材料，下次不用再传"
          onTap={() => go('/packages/documents/mine/index')}
        />
        <ListRow
          icon="people"
          text="代办"
          note="请人替我办，或替家里老人办"
          onTap={() => go('/packages/delegations/list/index')}
        />
        <ListRow
          icon="hall"
          text="我的单位"
          note="代表单位看办件、确认、批量办"
          onTap={() => go('/packages/organisations/list/index')}
        />
        <ListRow icon="calendar" text="我的预约" onTap={() => go('/packages/book/list/index')} />
        <ListRow icon="history" text="爽约记录与申诉" onTap={() => go('/packages/book/no-shows/index')} />
        <ListRow icon="shield" text="谁看过我的资料" onTap={() => go('/packages/account/access-log/index')} />
      </Card>
      {staff && <Work staff={staff} />}
    </>
  )
}

function LogOut() {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)

  async function leave(everywhere: boolean) {
    setBusy(true)
    const answer = await call('session.logout', { body: { everywhere } })
    setBusy(false)
    setAsking(false)
    if (!answer.ok && answer.refused.status !== 401) {
      return toast(`${answer.refused.text}${answer.refused.next}`)
    }
    endSession()
    toast(everywhere ? '所有设备都已退出' : '已退出登录', 'ok')
  }

  return (
    <Card kind="plain">
      <ListRow icon="leave" text="退出登录" onTap={() => void leave(false)} />
      <ListRow icon="lock" text="退出所有设备" note="手机丢了，或怀疑别人在用" onTap={() => setAsking(true)} />
      <Dialog
        open={asking}
        title="退出所有设备？"
        confirm="全部退出"
        danger
        busy={busy}
        onConfirm={() => void leave(true)}
        onClose={() => setAsking(false)}
      >
        每部手机和电脑都要重新登录。
      </Dialog>
    </Card>
  )
}
