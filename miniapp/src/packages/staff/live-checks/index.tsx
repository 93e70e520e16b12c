import type { LiveCheckLine } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { OneCheck } from './one-check.tsx'

/** People who do not use a camera: seen at the window or called, with the same effect (E26). */
export default function LiveChecks() {
  const asked = useRequest(() => call('liveCheckDesk.list'))
  const [open, setOpen] = useState<string>()

  function done(words: string) {
    toast(words, 'ok')
    setOpen(undefined)
    void asked.reload()
  }

  return (
    <Page title="本人核验" lead="先来的在前。打开一项，本人能看到是谁打开的。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="shield" title="没有等着核验的" text="群众选了到窗口或打电话，会排在这里。" />
          ) : (
            items.map((line) => (
              <Card
                key={line.id}
                title={`${line.maskedName} · ${line.wayLabel}`}
                kind={line.isLate ? 'accent' : 'normal'}
              >
                <Line line={line} />
                {open === line.id ? (
                  <OneCheck id={line.id} onDone={done} onClose={() => setOpen(undefined)} />
                ) : (
                  <Button kind="secondary" label={`核验${line.maskedName}`} onTap={() => setOpen(line.id)}>
                    打开
                  </Button>
                )}
              </Card>
            ))
          )
        }
      </Answered>
    </Page>
  )
}

const Line = ({ line: { title, reasons, begunAt, dueAt, isLate } }: { line: LiveCheckLine }) => (
  <>
    <ListRow icon="cases" text={title} note={reasons.join('')} />
    <ListRow
      icon="clock"
      text={`${momentWords(begunAt)} 申请`}
      note={dueAt && `${isLate ? '已过期：' : ''}最晚 ${deadlineWords(dueAt)} 前打电话`}
    />
  </>
)
