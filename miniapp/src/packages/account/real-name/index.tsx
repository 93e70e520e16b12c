import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { readMe } from '../../../stores/me.ts'
import { setMe, useSession } from '../../../stores/session.ts'
import { ClaimRealName } from './claim.tsx'

export default function RealName() {
  const me = useSession((state) => state.me)
  const [elsewhere, setElsewhere] = useState<Refused>()
  useEffect(() => void readMe(), [])

  if (me?.realName.state === 'verified') {
    return (
      <Page title="实名" lead="您已经完成实名。">
        <Card kind="plain">
          <ListRow icon="id-card" text={me.realName.maskedName ?? '已实名'} note={sourceText(me.realName)} />
        </Card>
        <Button onTap={goBack}>好</Button>
      </Page>
    )
  }
  if (elsewhere) {
    return (
      <Page title="确认是您本人" lead={elsewhere.text}>
        <ClaimRealName onBack={() => setElsewhere(undefined)} />
      </Page>
    )
  }
  return (
    <Page title="实名" lead="只要姓名和身份证号码，向公安人口信息核对一次，以后不用再填。">
      {me?.realName.state === 'checking' && (
        <Notice tone="act" title="人口信息系统还没有回应">
          没有判定您“不符”。我们会自动再问，核对完成会发短信告诉您；也可以现在再试一次。
        </Notice>
      )}
      <RealNameForm onElsewhere={setElsewhere} />
    </Page>
  )
}

/** Where the answer came from and how old it is. */
function sourceText({ source, asOf }: { source?: string; asOf?: string }): string {
  return [source, asOf && `${momentWords(asOf)} 的数据`].filter(Boolean).join('，') || '已核对'
}

function RealNameForm({ onElsewhere }: { onElsewhere: (refused: Refused) => void }) {
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const at = (field: string, codes: string[]) =>
    refused && (refused.field === field || codes.includes(refused.code)) ? `${refused.text}${refused.next}` : undefined
  const nameError = at('name', ['NAME_INVALID'])
  const idError = at('idNumber', ['ID_NUMBER_INVALID'])

  async function prove() {
    setBusy(true)
    const body = { name: name.trim(), idNumber: idNumber.trim() }
    const answer = await call('me.proveRealName', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) {
      setRefused(undefined)
      return setMe(answer.reply)
    }
    if (answer.refused.code === 'REAL_NAME_ELSEWHERE') return onElsewhere(answer.refused)
    setRefused(answer.refused)
  }

  return (
    <>
      {refused && !nameError && !idError && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Input
        label="姓名"
        hint="和身份证上写的一样，中间的点写“·”"
        maxLength={100}
        value={name}
        error={nameError}
        onChange={setName}
      />
      <Input
        label="身份证号码"
        kind="id-number"
        maxLength={18}
        value={idNumber}
        error={idError}
        onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
      />
      <Button disabled={!name.trim() || idNumber.length < 15} busy={busy} busyText="正在核对" onTap={prove}>
        核对
      </Button>
      <Notice title="您的信息怎么用">号码加密保存，工作人员看不到全号；谁看过您的资料，您都能查到。</Notice>
    </>
  )
}
