import type { FileTrial, PlainDate } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { TextSource } from '../home/text-source.tsx'
import { PresentFile } from './present-file.tsx'
import { TakeFile } from './take-file.tsx'
import { Trial } from './trial.tsx'
import { codeIn, withVersion } from './version-of.ts'

const MOST_CHARACTERS = 60_000
const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

/**
 * An item's or a city's edited file is taken in in two steps: check it and see what it changes, then put it in force from a day on
 * (E81). The past is never rewritten: a case keeps the version it began under.
 */
export default function AdminFiles() {
  const [typed, setTyped] = useState('')
  const [from, setFrom] = useState<PlainDate>()
  const [trial, setTrial] = useState<FileTrial>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)

  /** Anything that changes makes the trial an old one. */
  function change(text: string) {
    setTyped(text)
    setTrial(undefined)
    setRefused(undefined)
  }

  /** The day is written into the file together with the next version's number. */
  async function setDay(day: PlainDate) {
    setFrom(day)
    const code = codeIn(typed)
    if (!code) return
    const answer = await call('catalogueFiles.download', { params: { code } })
    // A file nobody has yet is the first version.
    const newest = answer.ok ? answer.reply.version : 0
    if (answer.ok || answer.refused.code === 'NOT_FOUND') change(withVersion(typed, newest + 1, day))
    else setRefused(answer.refused)
  }

  async function look() {
    setBusy(true)
    const answer = await call('catalogueFiles.tryOut', { body: { text: typed } })
    setBusy(false)
    setTrial(answer.ok ? answer.reply : undefined)
    setRefused(answer.ok ? undefined : answer.refused)
  }

  const isEmpty = typed.trim().length < 2
  return (
    <Page title="事项文件" lead="取出事项或城市现在的文件，改好再放回来：先检查、试算，再从一天起采用。">
      <PresentFile onTake={change} />
      <Card title="改过的文件">
        <TextSource
          label="文件内容"
          hint="选择改好的 .json 文件，或把全文粘贴到这里；也可以直接在这里改。"
          value={typed}
          maxLength={MOST_CHARACTERS}
          onChange={change}
        />
        {!isEmpty && (
          <DateField
            label="从哪天起采用"
            hint="会替您写进文件的“生效日期”，版本号也一并加 1。"
            value={from}
            firstYear={thisYear}
            lastYear={thisYear + 2}
            onChange={(day) => void setDay(day)}
          />
        )}
        <Button
          kind={trial ? 'secondary' : 'primary'}
          icon="search"
          busy={busy}
          busyText="正在检查"
          disabled={isEmpty}
          onTap={() => void look()}
        >
          第一步：检查并试算
        </Button>
      </Card>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {trial && <Trial trial={trial} text={typed} />}
      {trial && trial.mistakes.length === 0 && (
        <TakeFile
          trial={trial}
          text={typed}
          onTaken={({ name, effectiveFrom, version }) => {
            toast(`“${name}”第 ${version} 版已采用，${effectiveFrom} 起生效`, 'ok')
            change('')
          }}
        />
      )}
    </Page>
  )
}
