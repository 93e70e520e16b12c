import type { OwnerAlert } from '@anju/shared-types'
import { spokenAlert } from '@anju/shared-types/spoken-words'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** What happened on one's homes, whoever began it, and one tap that stops it (E29). */
export default function HomeAlerts() {
  const { id } = useRouter().params
  const asked = useRequest(() => call('ownerAlerts.list'))
  return (
    <Page title="房屋提醒" lead="有人在办您名下的房子，这里马上能看到。不是您的意思，一点就冻结。">
      <Answered asked={asked}>
        {({ items, lookUps }) => (
          <>
            {items.length === 0 && (
              <Empty icon="home" title="还没有提醒" text="有人提交或受理了您名下房子的业务，会在这里和短信里告诉您。" />
            )}
            {[...items]
              .sort((a, b) => Number(b.id === id) - Number(a.id === id))
              .map((alert) => (
                <OneAlert key={alert.id} alert={alert} onChange={() => void asked.reload()} />
              ))}
            <LookUps on={lookUps} onChange={() => void asked.reload()} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function OneAlert({ alert, onChange }: { alert: OwnerAlert; onChange: () => void }) {
  const { id, home, matter, what, at, text, maySayNo } = alert
  const [asking, setAsking] = useState(false)
  const { busy, refused, send } = useSend<'ownerAlerts.notMe'>()

  async function sayNo() {
    const body = { words: '' }
    await send({ id }, (key) => call('ownerAlerts.notMe', { params: { id }, body }, key))
    setAsking(false)
    onChange()
  }

  return (
    <Card kind={maySayNo ? 'accent' : 'plain'} title={home}>
      <ListRow icon="alert" text={`${what}：${matter}`} note={`${momentWords(at)}\n${text}`} />
      <ReadAloudButton text={spokenAlert(alert)} of="owner-alert" id={id} />
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {maySayNo && (
        <Button kind="danger" icon="alert" onTap={() => setAsking(true)}>
          不是我
        </Button>
      )}
      <Dialog
        open={asking}
        title="不是您的意思？"
        confirm="不是我，立即冻结"
        danger
        busy={busy}
        cancel="点错了，返回"
        onConfirm={() => void sayNo()}
        onClose={() => setAsking(false)}
      >
        点下去马上停办，值班人员会打电话向您核实；核实以前谁也不能往下办。
      </Dialog>
    </Card>
  )
}

function LookUps({ on, onChange }: { on: boolean; onChange: () => void }) {
  async function turn() {
    await call('ownerAlerts.watchLookUps', { body: { on: !on } })
    onChange()
  }
  return (
    <Card kind="plain" title="还想知道">
      <ListRow
        icon="shield"
        text="有人查看登记信息也告诉我"
        note="工作人员为别的业务看到您这套房时，也提醒您"
        asideText={on ? '已打开' : '未打开'}
        onTap={() => void turn()}
      />
    </Card>
  )
}
