import type { Organisation } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go, goInstead } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'

interface Props {
  organisation: Organisation
  onChange: (fresh: Organisation) => void
}

/** One organisation: what can be done in its name, and who else may. */
export function OrganisationCard({ organisation, onChange }: Props) {
  const { creditCode, name, asText, deputies, allowedActions } = organisation
  const [leaving, setLeaving] = useState<Organisation['deputies'][number]>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const may = (action: string) => allowedActions.includes(action)

  async function revoke(id: string) {
    setBusy(true)
    const answer = await call('organisations.revoke', { params: { code: creditCode, id } }, { key: intent.keyFor(id) })
    intent.settle(answer)
    setBusy(false)
    setLeaving(undefined)
    if (!answer.ok) return toast(answer.refused.text)
    onChange(answer.reply)
    toast('已收回', 'ok')
  }

  async function release() {
    const body = { code: 'B11', organisation: creditCode }
    setBusy(true)
    const answer = await call('cases.begin', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return goInstead('/packages/cases/fill/index', { id: answer.reply.id })
    toast(answer.refused.text)
  }

  return (
    <Card kind="plain" title={name} aside={<Tag tone="ok">{asText}</Tag>}>
      <ListRow icon="cases" text="单位的办件" note="等单位确认的，在“办件”里" onTap={() => go('/pages/cases/index')} />
      <ListRow
        icon="edit"
        text="替单位办一件"
        note="选好事项，办件归单位，进度大家都看得到"
        onTap={() => go('/packages/guide/search/index')}
      />
      {may('certificates') && (
        <ListRow
          icon="shield"
          text="单位的证照"
          note="不动产权证书等，当面出示，谁用过都有记录"
          onTap={() => go('/packages/certificates/list/index', { organisation: creditCode })}
        />
      )}
      {may('batch') && (
        <ListRow
          icon="ledger"
          text="企业批量业务"
          note="一张清单，一次确认，逐套看进度"
          onTap={() => go('/packages/batches/list/index', { code: creditCode })}
        />
      )}
      {may('release') && (
        <ListRow icon="key" text="注销抵押" note="贷款还清，替客户去掉抵押" onTap={() => !busy && void release()} />
      )}
      {deputies.map((one) => (
        <ListRow
          key={one.id}
          icon="person"
          text={one.isMe ? `${one.name}（您）` : one.name}
          note={`经办：${one.scopeText}\n到 ${dayWords(one.until)}`}
          aside={<Tag tone={one.isActive ? 'ok' : 'off'}>{one.isActive ? '有效' : '已停'}</Tag>}
          asideText={one.stateText}
          {...(may('revoke') && one.isActive && { onTap: () => setLeaving(one) })}
        />
      ))}
      {may('appoint') && (
        <Button
          kind="ghost"
          icon="people"
          onTap={() => go('/packages/organisations/appoint/index', { code: creditCode, name })}
        >
          登记经办人
        </Button>
      )}
      <Dialog
        open={leaving !== undefined}
        title={`收回${leaving?.name ?? ''}的授权`}
        confirm="收回，立即生效"
        danger
        busy={busy}
        onConfirm={() => leaving && void revoke(leaving.id)}
        onClose={() => setLeaving(undefined)}
      >
        收回以后，这个人马上不能再代表单位看办件、确认。已经办完的不变。
      </Dialog>
    </Card>
  )
}
