import type { CaseLine } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { enter } from '../../../lib/enter.ts'
import { goInstead } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { readMe } from '../../../stores/me.ts'
import { useSession } from '../../../stores/session.ts'
import { BeginRefused } from './begin-refused.tsx'
import { ForWhom, mayBeginFor, type Whose } from './for-whom.tsx'
import { packages } from './packages.ts'

/** Before the first screen: what comes, how long it takes, and the draft that is there already. */
export default function Begin() {
  const { code = '', name: given, organisation } = useRouter().params
  const { loggedIn, me } = useSession()
  const together = packages[code]
  const asked = useRequest(together ? null : () => call('catalogue.get', { params: { code } }), [code])
  const mine = useRequest(loggedIn ? () => call('cases.list') : null, [loggedIn])
  const held = useRequest(loggedIn ? () => call('delegations.list') : null, [loggedIn])
  const people = mayBeginFor(held.reply?.received, code)
  const acting = useRequest(loggedIn ? () => call('organisations.list') : null, [loggedIn])
  const [whose, setWhose] = useState<Whose>(organisation ? { organisation } : {})
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  // Whoever comes back with a proved name is not told again that it lacks.
  const shownRefusal = refused?.code === 'REAL_NAME_REQUIRED' && me?.realName.state === 'verified' ? undefined : refused
  const drafts = mine.reply?.items.filter((line) => line.state === 'draft' && line.code === code) ?? []
  const title = together?.name ?? asked.reply?.plainName ?? given ?? '开始办理'

  async function begin() {
    if (!loggedIn) return enter('/packages/cases/begin/index', { code })
    setBusy(true)
    void readMe()
    const body = { code, ...whose }
    const answer = await call('cases.begin', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return goInstead('/packages/cases/fill/index', { id: answer.reply.id })
    setRefused(answer.refused)
  }

  return (
    <Page
      title={title}
      lead={together?.lead ?? asked.reply?.summary}
      foot={
        <Button
          kind={drafts.length > 0 ? 'secondary' : 'primary'}
          busy={busy}
          busyText="正在开始"
          onTap={() => void begin()}
        >
          {drafts.length > 0 ? '不用旧的，另填一份' : '开始填写'}
        </Button>
      }
    >
      {shownRefusal && <BeginRefused refused={shownRefusal} code={code} />}
      <Drafts drafts={drafts} />
      <ForWhom people={people} organisations={acting.reply?.items ?? []} value={whose} onChoose={setWhose} />
      {together ? (
        <Card kind="plain" title="一次办这几件">
          {together.parts.map(({ text, note }) => (
            <ListRow key={text} icon="check" text={text} note={note} />
          ))}
        </Card>
      ) : (
        <Answered asked={asked} cards={1}>
          {({ applicants, channelLabel }) => (
            <Card kind="plain">
              <ListRow icon="people" text="谁来申请" note={applicants} />
              <ListRow icon="place" text="在哪里办" note={channelLabel} />
            </Card>
          )}
        </Answered>
      )}
      <Card kind="plain" title="怎么办">
        <ListRow icon="edit" text="一屏答一个问题" note="随时能停，填的都存着；没有网络也能填" />
        <ListRow icon="document" text="材料一次说清" note="部门已经有的不用交；没带齐的可以承诺补交" />
        <ListRow icon="mobile" text="各方在自己手机上确认" note="每个人读一遍内容，点确认才算数" />
        <ListRow icon="clock" text="看得到办到哪" note="谁在办、用了多久、还剩多久，都看得到" />
      </Card>
      <Notice title="还没有提交">点“开始填写”只是存一份草稿，不会通知任何人；不办了可以随时放弃。</Notice>
    </Page>
  )
}

/** Nobody begins twice because the first draft was forgotten. */
function Drafts({ drafts }: { drafts: readonly CaseLine[] }) {
  if (drafts.length === 0) return null
  return (
    <Card kind="accent" rows title="您有没填完的">
      {drafts.map(({ id, property, changedAt }) => (
        <ListRow
          key={id}
          icon="edit"
          text="接着填"
          note={[property, `上次填到 ${momentWords(changedAt)}`].filter(Boolean).join('\n')}
          onTap={() => goInstead('/packages/cases/fill/index', { id })}
        />
      ))}
    </Card>
  )
}
