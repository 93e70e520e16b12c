import type { Organisation } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { OrganisationCard } from './organisation-card.tsx'

/** The organisations for which this person may act, and how to become one who may. */
export default function Organisations() {
  const asked = useRequest(() => call('organisations.list'))
  const { busy, refused, send } = useSend<'organisations.claim'>()
  if (asked.refused?.code === 'REAL_NAME_REQUIRED') {
    return (
      <Page title="我的单位">
        <Empty
          icon="id-card"
          title="先核验身份，才能代表单位"
          text="填写姓名和身份证号码，一分钟就好。"
          action="去实名"
          onAction={() => go('/packages/account/real-name/index')}
        />
      </Page>
    )
  }

  async function claim() {
    const body = { agreed: true } as const
    const answer = await send(body, (key) => call('organisations.claim', { body }, key))
    if (!answer.ok) return
    asked.replace(answer.reply)
    toast('已核对', 'ok')
  }
  const replace = (fresh: Organisation) =>
    asked.reply &&
    asked.replace({ items: asked.reply.items.map((one) => (one.creditCode === fresh.creditCode ? fresh : one)) })

  return (
    <Page
      title="我的单位"
      lead="代表单位看办件、确认，不用带公章跑窗口。"
      foot={
        <Button
          kind={asked.reply?.items.length ? 'secondary' : 'primary'}
          busy={busy}
          busyText="正在核对"
          onTap={() => void claim()}
        >
          同意，查我是哪个单位的法定代表人
        </Button>
      }
    >
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Answered asked={asked} cards={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice title="还没有单位">
              您是法定代表人或负责人的，点下面的按钮，用您的身份证号码向市场监管部门核对一次。您是经办人的，请法定代表人在这里登记您。
            </Notice>
          ) : (
            items.map((one) => <OrganisationCard key={one.creditCode} organisation={one} onChange={replace} />)
          )
        }
      </Answered>
      <Notice title="也可以照老办法">不方便用手机的，带盖章的申请书到窗口办，效力一样。</Notice>
    </Page>
  )
}
