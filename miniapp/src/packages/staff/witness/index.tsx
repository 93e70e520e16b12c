import type { ReadingScreen } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { useSend } from '../act-form.tsx'

/** The second officer at a reading: stands by, and says so from an account of their own (E25). */
export default function Witness() {
  const [code, setCode] = useState('')
  const [seen, setSeen] = useState<ReadingScreen>()
  const { busy, refused, send } = useSend<'counterReadings.witness'>()

  async function witness() {
    const body = { code }
    const answer = await send(body, (key) => call('counterReadings.witness', { body }, key))
    if (answer.ok) setSeen(answer.reply)
  }

  return (
    <Page title="当面见证" lead="站在旁边，听同事念、看本人自己点。您见证了什么，会写进办件。">
      <RefusedNotice refused={refused} />
      {seen ? (
        <>
          <Notice tone="ok" title="已记下您在场见证">
            {`${seen.clerk}念给本人听的是下面这些。不对的，请当场停下。`}
          </Notice>
          <SpokenText text={seen.text} />
          <Button kind="secondary" onTap={() => setSeen(undefined)}>
            见证下一件
          </Button>
        </>
      ) : (
        <Card>
          <Input label="窗口屏上的 8 位码" maxLength={12} value={code} onChange={setCode} autoFill="off" />
          <Button disabled={code.trim().length < 8} busy={busy} onTap={() => void witness()}>
            我在场见证
          </Button>
        </Card>
      )}
    </Page>
  )
}
