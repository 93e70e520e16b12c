import type { CertificateUse, DeskCertificate } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Fold } from '../../../components/fold/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { toneOf } from '../../certificates/tone-of.ts'
import { ActForm, useSend } from '../act-form.tsx'

const acts = {
  suspend: { text: '暂停使用', done: '已暂停，查验的人马上看到', danger: false },
  resume: { text: '恢复使用', done: '已恢复', danger: false },
  revoke: { text: '吊销，不能恢复', done: '已吊销', danger: true },
} as const
type Act = keyof typeof acts

interface Props {
  one: DeskCertificate
  onChanged: (fresh: DeskCertificate) => void
}

/** One certificate at the desk: how it stands, what may be done with it, and everything that happened to it. */
export function OneCertificate({ one, onChanged }: Props) {
  const [open, setOpen] = useState<Act>()
  const may = (Object.keys(acts) as Act[]).filter((act) => one.allowedActions.includes(act))
  const { kindLabel, stateLabel, maskedHolder, number, statement, issuer, issuedAt, validTo, reason } = one
  return (
    <>
      <Card rows title={kindLabel} aside={<Tag tone={toneOf(one)}>{stateLabel}</Tag>}>
        <ListRow icon="person" text={maskedHolder} note={statement} />
        <ListRow icon="document" text={number} note={`编号${validTo ? `，有效期至 ${validTo}` : ''}`} />
        <ListRow icon="hall" text={issuer} note={`签发 ${momentWords(issuedAt)}`} />
        {reason && <ListRow icon="alert" text={reason} note="现在状态的原因" />}
      </Card>
      <Card>
        <History one={one} />
      </Card>
      {one.needsAnother && <Notice title="吊销要另一位主管">暂停的人不能自己吊销，请另一位主管打开这一页办理。</Notice>}
      {open ? (
        <Decide
          key={open}
          id={one.id}
          act={open}
          onClose={() => setOpen(undefined)}
          onDone={(fresh) => {
            setOpen(undefined)
            onChanged(fresh)
          }}
        />
      ) : (
        may.map((act) => (
          <Button
            key={act}
            kind={acts[act].danger ? 'danger' : 'secondary'}
            label={`${acts[act].text}：${number}`}
            onTap={() => setOpen(act)}
          >
            {acts[act].text}
          </Button>
        ))
      )}
    </>
  )
}

interface Deciding {
  id: string
  act: Act
  onDone: (fresh: DeskCertificate) => void
  onClose: () => void
}

function Decide({ id, act, onDone, onClose }: Deciding) {
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<`certificateDesk.${Act}`>()
  const { text, done, danger } = acts[act]

  async function decide() {
    const body = { reason: reason.trim() }
    const answer = await send({ id, act, ...body }, (key) =>
      call(`certificateDesk.${act}`, { params: { id }, body }, key),
    )
    if (!answer.ok) return
    toast(done, 'ok')
    onDone(answer.reply)
  }
  return (
    <ActForm
      title={text}
      does={text}
      danger={danger}
      ready={reason.trim().length >= 2}
      {...{ busy, refused, onClose }}
      onSend={() => void decide()}
    >
      <LongInput label="理由" hint="持证人和查验的人都看得到" maxLength={200} value={reason} onChange={setReason} />
    </ActForm>
  )
}

function History({ one: { history, seen, uses, looks } }: Pick<Props, 'one'>) {
  return (
    <>
      <Fold text={`经过 ${history.length} 步`}>
        {history.map(({ at, who, text }) => (
          <ListRow key={`${at}${text}`} icon="history" text={text} note={`${momentWords(at)}，${who}`} />
        ))}
      </Fold>
      {uses.length > 0 && (
        <Fold text={`出示过 ${uses.length} 次`}>
          <Uses uses={uses} />
        </Fold>
      )}
      {seen.length > 0 && (
        <Fold text={`查验过 ${seen.length} 次`}>
          {seen.map(({ at, who, where, wayLabel, outcomeLabel }) => (
            <ListRow
              key={`${at}${who}`}
              icon="check"
              text={`${who}，${outcomeLabel}`}
              note={`${momentWords(at)}，${where}，${wayLabel}`}
            />
          ))}
        </Fold>
      )}
      <Fold text={`工作人员查看过 ${looks.length} 次`}>
        <Uses uses={looks} />
      </Fold>
    </>
  )
}

const Uses = ({ uses }: { uses: CertificateUse[] }) =>
  uses.map(({ at, who, way, wayLabel, scopeLabel, why }) => (
    <ListRow
      key={`${at}${who}${way}`}
      icon="history"
      text={`${who}，${wayLabel}`}
      note={[momentWords(at), scopeLabel, why].filter(Boolean).join('，')}
    />
  ))
