import type { Certificate } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { openPdf } from '../../../platform/open-pdf'
import { toast } from '../../../stores/toast.ts'
import { Facts } from '../facts.tsx'
import { NeedsName } from '../needs-name.tsx'
import { toneOf } from '../tone-of.ts'

/** One certificate: what it says, showing it, the paper, and who has checked it, as it happens. */
export default function OneCertificate() {
  const { id = '' } = useRouter().params
  const asked = useFollow('certificates.get', { params: { id } })
  if (asked.refused?.code === 'REAL_NAME_REQUIRED') return <NeedsName />
  const may = (action: string) => asked.reply?.allowedActions.includes(action)
  return (
    <Page
      title={asked.reply?.kindLabel ?? '证照'}
      lead={asked.reply?.statement}
      foot={
        may('show') && (
          <Button icon="qr" onTap={() => go('/packages/certificates/show/index', { id })}>
            亮证
          </Button>
        )
      }
    >
      <Answered asked={asked} cards={2}>
        {(one) => (
          <>
            {one.reason && one.state !== 'issued' && (
              <Notice tone="danger" title={one.stateLabel}>
                {`${one.reason}。有疑问请拨打 12345。`}
              </Notice>
            )}
            <Card title={one.issuer} aside={<Tag tone={toneOf(one)}>{one.stateLabel}</Tag>}>
              <Facts facts={one.facts} />
            </Card>
            <Seen seen={one.seen} />
            {one.organisation && <Used uses={one.uses} />}
            {may('pdf') && <OpenPaper id={id} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

function OpenPaper({ id }: { id: string }) {
  const [busy, setBusy] = useState(false)

  async function open() {
    setBusy(true)
    const answer = await call('certificates.pdfLink', { params: { id } })
    setBusy(false)
    if (!answer.ok) return toast(`${answer.refused.text}${answer.refused.next}`)
    await openPdf(API_ORIGIN + answer.reply.path, {}).catch(() => toast('文件没有打开，请返回后再试一次。'))
  }

  return (
    <Button kind="secondary" icon="document" busy={busy} busyText="正在准备" onTap={() => void open()}>
      下载、打印（PDF）
    </Button>
  )
}

const Used = ({ uses }: Pick<Certificate, 'uses'>) => (
  <Card kind="plain" title="单位里谁用过">
    {uses.length === 0 && <ListRow icon="people" text="还没有人用过。" />}
    {uses.map(({ at, who, way, wayLabel, scopeLabel }) => (
      <ListRow
        key={`${at}${who}${way}`}
        icon="people"
        text={`${who}，${wayLabel}`}
        note={[momentWords(at), scopeLabel].filter(Boolean).join('，')}
      />
    ))}
  </Card>
)

const Seen = ({ seen }: Pick<Certificate, 'seen'>) => (
  <Card kind="plain" title="谁查验过">
    {seen.length === 0 && <ListRow icon="history" text="还没有人查验过。" />}
    {seen.map(({ at, who, where, wayLabel, outcomeLabel, scopeLabel }) => (
      <ListRow
        key={`${at}${who}`}
        icon="history"
        text={`${who}，${outcomeLabel}`}
        note={[momentWords(at), where, wayLabel, scopeLabel && `看到：${scopeLabel}`].filter(Boolean).join('，')}
      />
    ))}
  </Card>
)
