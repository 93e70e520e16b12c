import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go, goInstead } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { keptDrafts } from '../kept-drafts.ts'
import { NotMe } from '../not-me.tsx'
import { RefusedNotice } from '../refused-notice.tsx'
import { SayMistake } from './our-mistake.tsx'

type Act = 'withdraw' | 'reopen' | 'discard'

/** The ways out and back, each with what it means. */
export function CaseActs({ shown, onChange }: { shown: Case; onChange: (fresh: Case) => void }) {
  const { id, parties, allowedActions } = shown
  const [open, setOpen] = useState<Act>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const may = (action: string) => allowedActions.includes(action)
  const others = parties.filter(({ isMe, wantsOutAt }) => !isMe && !wantsOutAt)

  async function act(what: Act) {
    setBusy(true)
    const key = { key: intent.keyFor(what) }
    const request = { params: { id } }
    const answer =
      what === 'discard'
        ? await call('cases.discard', request, key)
        : what === 'reopen'
          ? await call('cases.reopen', request, key)
          : await call('cases.withdraw', request, key)
    intent.settle(answer)
    setBusy(false)
    setOpen(undefined)
    setRefused(answer.ok ? undefined : answer.refused)
    if (!answer.ok) return
    if (what === 'discard') {
      keptDrafts.forget(id)
      go('/pages/cases/index')
      return
    }
    onChange(answer.reply as Case)
    if (what === 'reopen') goInstead('/packages/cases/fill/index', { id })
    else toast(others.length > 0 ? '已记下，等其他人同意' : '已撤回')
  }

  return (
    <View className="case-acts">
      <RefusedNotice refused={refused} />
      {may('notMe') && <NotMe id={id} onDone={onChange} />}
      {may('reopen') && (
        <Button kind="ghost" icon="edit" onTap={() => setOpen('reopen')}>
          拿回来修改
        </Button>
      )}
      {may('withdraw') && (
        <Button kind="ghost" icon="leave" onTap={() => setOpen('withdraw')}>
          撤回申请
        </Button>
      )}
      {may('reportMistake') && <SayMistake id={id} onDone={onChange} />}
      {may('discard') && (
        <Button kind="ghost" icon="close" onTap={() => setOpen('discard')}>
          不办了，放弃草稿
        </Button>
      )}
      <Card kind="plain">
        <ListRow
          icon="shield"
          text="谁打开过这份办件"
          note="谁、什么时候、为什么"
          onTap={() => go('/packages/account/access-log/index', { case: id })}
        />
        <ListRow icon="phone" text="有问题打 12345" note="报办件编号，全程不用再说一遍" />
      </Card>
      <Dialog
        open={open === 'withdraw'}
        title="撤回申请？"
        confirm="我要撤回"
        danger
        busy={busy}
        cancel="不撤回"
        onConfirm={() => void act('withdraw')}
        onClose={() => setOpen(undefined)}
      >
        {others.length > 0
          ? `登簿以前可以撤回，要全体申请人都同意。您同意后，还要等：${others.map(({ name }) => name).join('、')}。在那以前照常办。`
          : '登簿以前可以撤回。撤回后想办要重新申请，交过的材料还在。'}
      </Dialog>
      <Dialog
        open={open === 'reopen'}
        title="拿回来修改？"
        confirm="拿回来修改"
        busy={busy}
        cancel="不改了"
        onConfirm={() => void act('reopen')}
        onClose={() => setOpen(undefined)}
      >
        {others.length > 0
          ? '已有的确认全部作废，改好后每个人要重新看一遍、再确认。'
          : '还没有人打开看，可以自己改。改好后重新提交，编号不变。'}
      </Dialog>
      <Dialog
        open={open === 'discard'}
        title="放弃这份草稿？"
        confirm="放弃"
        danger
        busy={busy}
        cancel="留着"
        onConfirm={() => void act('discard')}
        onClose={() => setOpen(undefined)}
      >
        填的内容会删掉，以后要办重新填。
      </Dialog>
    </View>
  )
}
