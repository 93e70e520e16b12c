import { type CertificateScope, certificateScopes, SHOWING_SECONDS } from '@anju/shared-types/certificate-words'
import { View } from '@tarojs/components'
import { setClipboardData, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Countdown } from '../../../components/countdown/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { QrCode } from '../../../components/qr-code/index.tsx'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { Facts } from '../facts.tsx'
import { useClock } from './use-clock.ts'
import './index.scss'

const notes: Record<CertificateScope, string> = {
  statement: '姓名只露出姓，不露编号、地址',
  named: '露出全名和编号，不露地址、证件号码',
  full: '所有内容，包括证件号码',
}
const options = (Object.keys(certificateScopes) as CertificateScope[]).map((value) => ({
  value,
  text: certificateScopes[value],
  note: notes[value],
}))

/** 亮证: a code for one reader and 45 seconds, of as much as the holder wants to show. */
export default function ShowCertificate() {
  const { id = '' } = useRouter().params
  const [scope, setScope] = useState<CertificateScope>('statement')
  const asked = useRequest(() => call('certificates.show', { params: { id }, body: { scope } }), [id, scope])
  return (
    <Page title="亮证" lead="请对方当面扫码。45 秒自动换新码，一个码只能查一次，截图没有用。">
      <LastSeen id={id} onSeen={asked.reload} />
      <Answered asked={asked} cards={1}>
        {(showing) => <Code showing={showing} onEnd={asked.reload} />}
      </Answered>
      <Card title="给对方看多少">
        <Choice label="给对方看多少" options={options} value={scope} onChoose={setScope} />
      </Card>
      <Offline id={id} scope={scope} />
    </Page>
  )
}

function Code({ showing, onEnd }: { showing: ReplyOf<'certificates.show'>; onEnd: () => void }) {
  const { content, code, watermark, facts, endsAt, serverNow } = showing
  const time = useClock(serverNow)
  return (
    <Card>
      <View className="showing__mark">{watermark}</View>
      <QrCode content={content} label="给对方扫的出示码" />
      <View className="showing__mark numerals">{time}</View>
      <Countdown
        key={code}
        endsAt={endsAt}
        serverNow={serverNow}
        totalSeconds={SHOWING_SECONDS}
        text="到时自动换新码"
        onEnd={onEnd}
      />
      <View className="sentence showing__sees">对方会看到：</View>
      <Facts facts={facts} />
    </Card>
  )
}

/** The one code is used up when somebody has checked it: say so, and hold up the next. */
function LastSeen({ id, onSeen }: { id: string; onSeen: () => void }) {
  const { reply } = useFollow('certificates.get', { params: { id } })
  const [told, setTold] = useState<string>()
  const last = reply?.seen[0]
  const [first, setFirst] = useState<string>()
  if (reply && first === undefined) setFirst(last?.at ?? 'none')
  if (last && first !== undefined && last.at !== first && last.at !== told) {
    setTold(last.at)
    setTimeout(onSeen, 0)
  }
  if (!told || !last) return null
  return (
    <Notice tone={last.outcome === 'valid' ? 'ok' : 'act'} title={`查验结果：${last.outcomeLabel}`} urgent>
      {`${last.who}，${momentWords(last.at)}，${last.where}。已换上新的码。`}
    </Notice>
  )
}

function Offline({ id, scope }: { id: string; scope: CertificateScope }) {
  const [busy, setBusy] = useState(false)

  async function copy() {
    setBusy(true)
    const answer = await call('certificates.offline', { params: { id }, body: { scope } })
    setBusy(false)
    if (!answer.ok) return toast(`${answer.refused.text}${answer.refused.next}`)
    await setClipboardData({ data: answer.reply.code })
    toast(`已复制，${deadlineWords(answer.reply.endsAt)} 前有效`, 'ok')
  }

  return (
    <>
      <View className="sentence">对方那里没有网络？复制一串核验码发给对方，不联网也能验真假，12 小时内有效。</View>
      <Button kind="secondary" busy={busy} busyText="正在准备" onTap={() => void copy()}>
        复制离线核验码
      </Button>
    </>
  )
}
