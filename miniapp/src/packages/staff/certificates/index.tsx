import type { DeskCertificate } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Field, Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { OneCertificate } from './one-certificate.tsx'

const ways = [
  { value: 'number', text: '按编号', note: '证照编号，或者办件编号' },
  { value: 'idNumber', text: '按持证人', note: '身份证号码，或者统一社会信用代码' },
] as const
type Way = (typeof ways)[number]['value']

/** Finds certificates by number, case or holder; stops them, lets them go on, takes them back. Each look is written down. */
export default function DeskCertificates() {
  const [way, setWay] = useState<Way>('number')
  const [text, setText] = useState('')
  const [why, setWhy] = useState('')
  const [found, setFound] = useState<DeskCertificate[]>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)

  async function find() {
    setBusy(true)
    const answer = await call('certificateDesk.find', { body: { [way]: text.trim(), why: why.trim() } })
    setBusy(false)
    setFound(answer.ok ? answer.reply.items : undefined)
    setRefused(answer.ok ? undefined : answer.refused)
  }
  const replace = (fresh: DeskCertificate) =>
    setFound((items) => items?.map((one) => (one.id === fresh.id ? fresh : one)))

  return (
    <Page title="证照管理" lead="谁查过、为什么查，持证人看得到。吊销要两个人：一人暂停，另一位主管吊销。">
      <Card>
        <Field label="怎么找">
          <Choice
            label="怎么找"
            options={ways}
            value={way}
            onChoose={(next) => {
              setWay(next)
              setText('')
            }}
          />
        </Field>
        <Input
          label={way === 'number' ? '证照编号或办件编号' : '证件号码'}
          maxLength={60}
          value={text}
          onChange={setText}
        />
        <Input label="查看理由" hint="持证人看得到" maxLength={100} value={why} onChange={setWhy} />
        <Button busy={busy} busyText="正在找" disabled={!text.trim() || !why.trim()} onTap={() => void find()}>
          找证照
        </Button>
      </Card>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {found?.length === 0 && <Notice title="没有找到">请核对号码。没有办好的事情，不会有证照。</Notice>}
      {found?.map((one) => (
        <OneCertificate key={one.id} one={one} onChanged={replace} />
      ))}
    </Page>
  )
}
