import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { PaperActs } from '../papers/paper-acts.tsx'
import { RefusedNotice } from '../refused-notice.tsx'

/** The one complete list, a row a paper with the way to hand it in, and then back to the office. */
export function Shortfall({ shown, onChange }: { shown: Case; onChange: (fresh: Case) => void }) {
  const { id, shortfalls, materials } = shown
  const { busy, refused, send } = useSend<'cases.supply'>()
  const list = shortfalls.at(-1)
  if (!list) return null
  const open = list.items.filter(({ material }) => materials.find(({ id: one }) => one === material)?.status === 'open')

  async function supply() {
    const answer = await send(list, (key) => call('cases.supply', { params: { id } }, key))
    if (!answer.ok) return
    onChange(answer.reply)
    toast('已交回，时限接着算', 'ok')
  }

  return (
    <Card kind="accent" title={`请在 ${dayWords(list.due)}前补齐 ${list.items.length} 份`}>
      <View className="sentence">{`${list.by}一次性告知：只有下面这些，补齐就接着办，不会再要别的。${list.keeping ?? ''}`}</View>
      {list.items.map(({ material, name, why, basis }) => {
        const known = materials.find((one) => one.id === material)
        const isThere = !open.some((one) => one.material === material)
        return (
          <View key={material} className="shortfall__paper">
            <View className="row">
              <View className="grow shortfall__name">{name}</View>
              <Tag tone={isThere ? 'ok' : 'act'}>{isThere ? '已补' : '要补'}</Tag>
            </View>
            <View className="sentence">{`${why}\n依据：${basis}`}</View>
            {known && !isThere && <PaperActs shown={shown} material={known} onChange={onChange} />}
          </View>
        )
      })}
      <RefusedNotice refused={refused} />
      <Button disabled={open.length > 0} busy={busy} busyText="正在交回" onTap={() => void supply()}>
        {open.length > 0 ? `还有 ${open.length} 份没补` : '补齐了，交回办理'}
      </Button>
    </Card>
  )
}
