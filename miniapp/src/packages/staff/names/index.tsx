import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { OneDoubt } from './one-doubt.tsx'
import { OneReport } from './one-report.tsx'

/** Doubtful names: two persons, each looking alone; and what people say is wrong with theirs (E30). */
export default function Names() {
  const asked = useRequest(() => call('nameDesk.list'))
  const [open, setOpen] = useState<string>()
  const done = (words: string) => {
    toast(words, 'ok')
    setOpen(undefined)
    void asked.reload()
  }
  return (
    <Page title="姓名核对" lead="两位意见一致才算；结论记入本人的档案，以后不再问。">
      <Answered asked={asked}>
        {({ doubts, reports }) => (
          <>
            {doubts.length + reports.length === 0 && (
              <Empty icon="id-card" title="没有要核对的姓名" text="两种写法拿不准是不是一个人，会排在这里。" />
            )}
            {doubts.map((line) => (
              <Card key={line.id} title={`${line.maskedName} · ${line.placeLabel}`}>
                <ListRow icon="clock" text={line.stateText} note={`${momentWords(line.openedAt)}，${line.context}`} />
                {open === line.id ? (
                  <OneDoubt line={line} onDone={done} onClose={() => setOpen(undefined)} />
                ) : (
                  <Button kind="secondary" label={`核对${line.maskedName}`} onTap={() => setOpen(line.id)}>
                    打开
                  </Button>
                )}
              </Card>
            ))}
            {reports.map((report) => (
              <OneReport key={report.id} report={report} onDone={done} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}
