import type { CalendarDiff } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused, ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { role } from '../../../lib/role.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { TextSource } from '../home/text-source.tsx'
import { CalendarDiffView } from './calendar-diff-view.tsx'
import { NoticeLines } from './notice-lines.tsx'
import { lineOfField } from './notice-text.ts'
import './index.scss'
import { readInput } from './read-input.ts'

const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const yearOptions = [thisYear + 1, thisYear, thisYear + 2].map((year) => ({ value: String(year), text: `${year} 年` }))
const MOST_CHARACTERS = 20_000

const statusOptions = [
  { value: 'published', text: '已公布', note: '国务院办公厅的通知已经发布' },
  { value: 'provisional', text: '暂定', note: '通知还没有发布，先按惯例排' },
] as const

/**
 * A year's holiday notice is entered in two steps: look at the days and deadlines that would move, then let it count (E56). The text
 * of the notice is read as it was published.
 */
export default function AdminCalendar() {
  const [year, setYear] = useState(String(thisYear + 1))
  const present = useRequest(() => call('calendar.year', { params: { year } }), [year])
  const [typed, setTyped] = useState('')
  const [source, setSource] = useState<string>()
  const [status, setStatus] = useState<'published' | 'provisional'>('published')
  const [preview, setPreview] = useState<CalendarDiff>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const read = readInput(typed, Number(year))
  const body = { ...read.notice, status, source: source ?? read.source ?? '' }

  /** Anything that changes makes the preview an old one. */
  function changed(change: () => void) {
    change()
    setPreview(undefined)
    setRefused(undefined)
  }

  async function look() {
    setBusy(true)
    const answer = await call('calendar.preview', { params: { year }, body })
    setBusy(false)
    setPreview(answer.ok ? answer.reply : undefined)
    setRefused(answer.ok ? undefined : answer.refused)
  }

  const complained = read.text && refused ? lineOfField(read.text, refused.field) : undefined
  const sourceError = refused?.field === 'source' ? refused.text : undefined
  return (
    <Page title="工作日历" lead="粘贴国务院办公厅的放假通知，先看哪些日子和期限会变，再采用。">
      <Picker label="哪一年" options={yearOptions} value={year} onChange={(value) => changed(() => setYear(value))} />
      <Answered asked={present} cards={1}>
        {(known) => <Present known={known} />}
      </Answered>
      <TextSource
        label="放假通知"
        hint="从中国政府网复制通知全文粘贴到这里；也可以选择 .txt 或 .json 文件。"
        value={typed}
        maxLength={MOST_CHARACTERS}
        onChange={(text) => changed(() => setTyped(text))}
      />
      {read.text && <NoticeLines lines={read.text.lines} complained={complained} complaint={refused?.text} />}
      <Input
        label="依据"
        hint="通知的名称、文号和日期；能从全文里看出来的已经填好。"
        value={body.source}
        maxLength={300}
        error={sourceError}
        onChange={(text) => changed(() => setSource(text))}
      />
      <View className="admin-calendar__question" {...role('heading', { level: 2 })}>
        通知发布了吗
      </View>
      <Choice
        label="通知发布了吗"
        options={statusOptions}
        value={status}
        onChoose={(value) => changed(() => setStatus(value))}
      />
      {typed.trim() !== '' && read.problem && <Notice tone="act">{read.problem}</Notice>}
      {refused && complained === undefined && !sourceError && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <View className="admin-calendar__act">
        <Button
          kind={preview ? 'secondary' : 'primary'}
          icon="search"
          busy={busy}
          busyText="正在试算"
          disabled={read.problem !== undefined}
          onTap={() => void look()}
        >
          第一步：看会改变什么
        </Button>
      </View>
      {preview && present.reply && (
        <>
          <CalendarDiffView diff={preview} />
          <Take
            year={year}
            body={body}
            version={present.reply.version}
            onTaken={(reply) => {
              toast(`${year} 年的日历已采用，第 ${reply.version} 版`, 'ok')
              present.replace(reply)
              changed(() => setTyped(''))
            }}
            onMoved={present.reload}
          />
        </>
      )}
    </Page>
  )
}

type YearReply = ReplyOf<'calendar.year'>

function Present({ known: { year, status, source, version, history } }: { known: YearReply }) {
  return (
    <Card kind="plain" title={`现在用的 ${year} 年日历`}>
      <ListRow
        text={source}
        note={version === 0 ? '安装时带来的' : `第 ${version} 版`}
        aside={<Tag tone={status === 'published' ? 'ok' : 'act'}>{status === 'published' ? '已公布' : '暂定'}</Tag>}
      />
      {history.map((one) => (
        <ListRow
          key={one.version}
          icon="history"
          text={`第 ${one.version} 版，${momentWords(one.at)}`}
          note={`${one.source}\n由工号 ${one.by} 录入`}
        />
      ))}
    </Card>
  )
}

interface TakeProps {
  year: string
  body: Parameters<typeof call<'calendar.preview'>>[1]['body']
  version: number
  onTaken: (reply: ReplyOf<'calendar.replace'>) => void
  /** Somebody else changed the year meanwhile. */
  onMoved: () => void
}

/** The second step: asks once more, because from then on every limit is counted by it. */
function Take({ year, body, version, onTaken, onMoved }: TakeProps) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function take() {
    setBusy(true)
    const sent = { ...body, version }
    const answer = await call('calendar.replace', { params: { year }, body: sent }, { key: intent.keyFor(sent) })
    intent.settle(answer)
    setBusy(false)
    setAsking(false)
    if (answer.ok) return onTaken(answer.reply)
    setRefused(answer.refused)
    if (answer.refused.code === 'STATE_MOVED') onMoved()
  }

  return (
    <View>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.code === 'STATE_MOVED' ? '有人刚刚录入了这一年。请再看一次会改变什么。' : refused.next}
        </Notice>
      )}
      <Button icon="check" onTap={() => setAsking(true)}>
        {`第二步：采用 ${year} 年的日历`}
      </Button>
      <Dialog
        open={asking}
        title={`采用 ${year} 年的日历？`}
        confirm="采用"
        busy={busy}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        从现在起，所有期限按新的日历算；原来的留作上一版，可以再录入改回来。
      </Dialog>
    </View>
  )
}
