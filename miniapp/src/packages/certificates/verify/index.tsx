import type { Verification } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { randomId } from '../../../lib/random-id.ts'
import { scanCode } from '../../../platform/scan'
import { Answer } from './answer.tsx'

interface Typed {
  number?: string
  holder?: string
  digest?: string
}

/** Anybody checks a certificate: by its code, by what stands on the paper, or by an offline code. No login. */
export default function VerifyCertificate() {
  const opened = useRouter().params.code
  const [text, setText] = useState(opened ? decodeURIComponent(opened) : '')
  const [answer, setAnswer] = useState<Verification>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)

  async function verify(code: string, typed: Typed = {}) {
    setBusy(true)
    const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value))
    const asked = await call('certificates.verify', { body: { text: code, attempt: randomId(), ...filled } })
    setBusy(false)
    setAnswer(asked.ok ? asked.reply : undefined)
    setRefused(asked.ok ? undefined : asked.refused)
  }

  // Opened by a camera: the code is in the address, and it is good for one check.
  const began = useRef(false)
  useEffect(() => {
    if (!opened || began.current) return
    began.current = true
    void verify(decodeURIComponent(opened))
  })

  async function scan() {
    const found = await scanCode?.()
    if (!found) return
    setText(found)
    await verify(found)
  }

  return (
    <Page title="查验证照" lead="扫对方手机或纸上的码。不用登录，真假马上知道，对方也会知道有人查过。">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {answer && <Answer answer={answer} />}
      {answer?.comparePaper && <Paper busy={busy} onCompare={(typed) => void verify(text, typed)} />}
      {scanCode && (
        <Button icon="scan" busy={busy} onTap={() => void scan()}>
          扫码查验
        </Button>
      )}
      <Card title={scanCode ? '或者粘贴' : '粘贴码里的网址或核验码'}>
        <LongInput
          label="网址或核验码"
          hint={scanCode ? undefined : '用手机相机扫码，会自动打开这一页并显示结果'}
          value={text}
          onChange={setText}
        />
        <Button kind="secondary" busy={busy} disabled={!text} onTap={() => void verify(text)}>
          查验
        </Button>
      </Card>
      <ByNumber busy={busy} onVerify={(typed) => void verify('', typed)} />
      <Card kind="plain">
        <ListRow
          icon="key"
          text="想自己核对签名"
          note="公钥和办法都公开，不联网也能验"
          onTap={() => go('/packages/certificates/keys/index')}
        />
      </Card>
    </Page>
  )
}

/** The code is real; whether it is on its own paper only the paper can say. */
function Paper({ busy, onCompare }: { busy: boolean; onCompare: (typed: Typed) => void }) {
  const [holder, setHolder] = useState('')
  const [digest, setDigest] = useState('')
  return (
    <Card kind="accent" title="再对一下这张纸">
      <Input label="纸上的姓名" value={holder} onChange={setHolder} />
      <Input label="纸上的防伪码" hint="20 位数字和字母，印在蓝框里" value={digest} onChange={setDigest} />
      <Button busy={busy} disabled={!holder || !digest} onTap={() => onCompare({ holder, digest })}>
        对一下
      </Button>
    </Card>
  )
}

function ByNumber({ busy, onVerify }: { busy: boolean; onVerify: (typed: Typed) => void }) {
  const [number, setNumber] = useState('')
  const [digest, setDigest] = useState('')
  return (
    <Card title="扫不了？照着纸输入">
      <Input label="编号" hint="例如：鲁（2026）济南市不动产权第0000001号" value={number} onChange={setNumber} />
      <Input label="防伪码" hint="例如：A1B2-C3D4-E5F6-7890-1234" value={digest} onChange={setDigest} />
      <Button kind="secondary" busy={busy} disabled={!number || !digest} onTap={() => onVerify({ number, digest })}>
        按编号查验
      </Button>
    </Card>
  )
}
