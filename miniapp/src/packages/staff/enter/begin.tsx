import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { packages } from '../../cases/begin/packages.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { useSend } from '../act-form.tsx'

interface Chosen {
  code: string
  name: string
}

/** The number that is being served at this window: who it is need not be typed. */
interface Called {
  ticketId: string
  number: string
}

/** Which item, then for whom. */
export function Begin({ called }: { called?: Called }) {
  const [chosen, setChosen] = useState<Chosen>()
  return (
    <Page title="窗口录入" lead={chosen ? undefined : '先选事项。录入的内容，申请人在自己手机上一项一项看得到。'}>
      {chosen ? (
        <ForWhom item={chosen} called={called} onBack={() => setChosen(undefined)} />
      ) : (
        <WhichItem onChoose={setChosen} />
      )}
    </Page>
  )
}

function WhichItem({ onChoose }: { onChoose: (item: Chosen) => void }) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState<string>()
  const asked = useRequest(() => call('catalogue.list', { query: q ? { q } : {} }), [q])
  const search = () => setQ(typed.trim() || undefined)
  return (
    <>
      <Card>
        <Input
          label="找事项"
          placeholder="名称、拼音首字母"
          value={typed}
          onChange={setTyped}
          maxLength={40}
          autoFill="off"
          onEnter={search}
        />
        <Button icon="search" kind="secondary" onTap={search}>
          找一找
        </Button>
      </Card>
      <Answered asked={asked}>
        {({ items }) => (
          <Card kind="plain" title={q ? `“${q}”` : '全部事项'}>
            {!q &&
              Object.entries(packages).map(([code, { name, lead }]) => (
                <ListRow key={code} text={name} note={lead} onTap={() => onChoose({ code, name })} />
              ))}
            {items.map(({ code, name, plainName }) => (
              <ListRow key={code} text={plainName} note={name} onTap={() => onChoose({ code, name: plainName })} />
            ))}
          </Card>
        )}
      </Answered>
    </>
  )
}

function ForWhom({ item, called, onBack }: { item: Chosen; called?: Called; onBack: () => void }) {
  // Whoever took the number without logging in is not known by it: then the card is typed after all.
  const [isTyping, setTyping] = useState(!called)
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const { busy, refused, send } = useSend<'windowEntries.begin'>()

  async function begin() {
    const who = called && !isTyping ? { ticketId: called.ticketId } : { applicant: { name: name.trim(), idNumber } }
    const body = { code: item.code, ...who }
    const answer = await send(body, (key) => call('windowEntries.begin', { body }, key))
    if (!answer.ok && answer.refused.field === 'applicant') setTyping(true)
    if (answer.ok) goInstead('/packages/staff/enter/index', { id: answer.reply.id })
  }

  return (
    <>
      <Card kind="plain">
        <ListRow icon="document" text={item.name} asideText="换一项" onTap={onBack} />
      </Card>
      <RefusedNotice refused={refused?.field ? undefined : refused} />
      {called && !isTyping && (
        <Card title="谁来办">
          {`就是正在办的 ${called.number} 号，不用再录姓名和证件号码。`}
          <Button busy={busy} busyText="正在通知申请人的手机" onTap={() => void begin()}>
            {`给 ${called.number} 号录入`}
          </Button>
          <Button kind="ghost" onTap={() => setTyping(true)}>
            给别人录
          </Button>
        </Card>
      )}
      {isTyping && (
        <Card title="谁来办">
          <Input label="姓名或单位名称" hint="和证件上一样" maxLength={60} value={name} onChange={setName} />
          <Input
            label="证件号码"
            hint="照证件录，录完和申请人对一遍"
            maxLength={18}
            value={idNumber}
            error={refused?.field ? refused.text : undefined}
            onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
          />
          <Button
            disabled={!name.trim() || idNumber.length < 15}
            busy={busy}
            busyText="正在通知申请人的手机"
            onTap={() => void begin()}
          >
            开始录入
          </Button>
        </Card>
      )}
    </>
  )
}
